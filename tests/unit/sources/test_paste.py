"""Pasted text: plain, or the source of a web page."""

from __future__ import annotations

import pytest

from quizgen.article import Article
from quizgen.sources import from_paste, material_of_paste, paste
from tests.builders import BODY, page


def test_plain_text_is_read_as_it_stands() -> None:
    article = from_paste(page())

    assert (article.title, article.byline, article.paragraphs, article.origin) == (
        "The Yellow Boat",
        "By Ida Lund",
        BODY,
        "pasted",
    )


def test_line_ends_of_a_web_form_are_read() -> None:
    assert from_paste(page().replace("\n", "\r\n")) == from_paste(page())


def test_paragraphs_without_blank_lines_between_are_paragraphs() -> None:
    assert from_paste("\n".join(("The Yellow Boat", "By Ida Lund", *BODY))).paragraphs == BODY


def test_the_source_of_a_page_is_read_as_a_page() -> None:
    source = "<article><h1>The Yellow Boat</h1><p class='byline'>By Ida Lund</p>" + "".join(f"<p>{text}</p>" for text in BODY)

    assert from_paste(source + "</article>") == from_paste(page())


def test_prose_that_speaks_of_tags_is_prose() -> None:
    line = "She taught the class that a page begins with <html> and that <p> opens a paragraph."

    assert line in from_paste(page(within=(line,))).paragraphs


def test_a_less_than_sign_costs_nothing() -> None:
    line = "The crossing takes < 20 minutes and costs > 3 pounds, the sign says."

    assert [block.text for block in paste.blocks(line)] == [line]


# The clipboard's HTML ---------------------------------------------------------------------------------------------------

PLAIN = page()


def pasted(html: str) -> Article:
    return from_paste(PLAIN, html)


FROM_WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset='utf-8'><style><!-- p.MsoNormal {margin:0} -->"
    "</style><!--[if gte mso 9]><xml><o:Template>The ferry stopped.</o:Template></xml><![endif]--></head><body lang=EN-GB>"
    "<!--StartFragment--><p class=MsoTitle><span style='mso-spacerun:yes'>The Yellow Boat</span><o:p></o:p></p>"
    "<p class=MsoNormal>By Ida Lund<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    + "<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>".join(
        f"<p class=MsoNormal style='text-align:justify'>{text.replace(' ', '&nbsp;', 1)}</p>" for text in BODY
    )
    + "<!--EndFragment--></body></html>"
)
FROM_GOOGLE_DOCS = (
    '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1a2b">'
    '<p dir="ltr" style="line-height:1.2"><span style="font-size:26pt;font-family:Arial">The Yellow Boat</span></p>'
    '<p dir="ltr"><span style="font-size:11pt">By Ida Lund</span></p><br />'
    + "".join(f'<p dir="ltr"><span style="font-size:11pt;font-weight:400">{text}</span></p><br />' for text in BODY)
    + '</b><br class="Apple-interchange-newline">'
)
FROM_A_BROWSER = (
    "<html><body>\n<!--StartFragment--><h1 style='color:rgb(0,0,0);font-size:32px'>The Yellow Boat</h1>"
    "<div style='font-size:16px'>By Ida Lund</div>"
    + "".join(f"<p style='font-size:16px; orphans:2'>{text}</p>" for text in BODY)
    + "<!--EndFragment-->\n</body></html>"
)
HOSTILE = "<p " + " ".join(f"a{i}=1" for i in range(150_000)) + ">x"
FROM_WINDOWS = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000999\r\nStartFragment:0000000141\r\n" + FROM_A_BROWSER


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(FROM_WORD, id="Word"),
        pytest.param(FROM_GOOGLE_DOCS, id="Google Docs"),
        pytest.param(FROM_A_BROWSER, id="browser"),
        pytest.param(FROM_WINDOWS, id="Windows"),
    ],
)
def test_rich_text_gives_the_same_article_as_plain_text(html: str) -> None:
    assert pasted(html) == from_paste(PLAIN)


def test_headings_and_lists_of_word_are_kept_without_their_marks() -> None:
    inside = (
        "<p class=MsoNormal style='mso-outline-level:2'>A New Captain</p>"
        "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;</span></span><![endif]>a rope of forty metres</p>"
    )

    found = paste.blocks(PLAIN, FROM_WORD.replace("<!--EndFragment-->", f"{inside}<!--EndFragment-->"))

    assert [(block.text, block.mark) for block in found[-2:]] == [
        ("A New Captain", "heading"),
        ("a rope of forty metres", "item"),
    ]


@pytest.mark.parametrize(
    "gone",
    [
        "<del>The ferry stopped for ever in 1994.</del>",
        "<span class=msoDel>The ferry stopped for ever in 1994.</span>",
        "<span style='mso-hide:all'>The ferry stopped for ever in 1994.</span>",
        "<div style='mso-element:comment'><p class=MsoCommentText>The ferry stopped for ever in 1994.</p></div>",
        "<![if !supportAnnotations]><a class=msocomanchor></a><![endif]>",
    ],
)
def test_what_word_marks_as_gone_is_gone(gone: str) -> None:
    assert pasted(FROM_WORD.replace("<!--EndFragment-->", f"<p class=MsoNormal>{gone}</p><!--EndFragment-->")) == from_paste(
        PLAIN
    )


@pytest.mark.parametrize("html", ["", "   ", "<p>The Yellow Boat</p>", "<img src=boat.png>", "\x00", "<table>", HOSTILE])
def test_plain_text_stands_when_the_rich_text_lacks_it(html: str) -> None:
    assert pasted(html) == from_paste(PLAIN)


def test_pieces_of_a_clipboard_are_each_one_line() -> None:
    assert all("\n" not in piece.text for piece in material_of_paste(PLAIN, FROM_WORD).pieces)
