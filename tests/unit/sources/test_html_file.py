"""Web pages: entities, what nobody sees, and furniture told by the page's own structure."""

from __future__ import annotations

import pytest

from quizgen.article import Article
from quizgen.errors import UnusableArticle
from quizgen.sources import read_file
from quizgen.sources.html_file import page_blocks
from tests.builders import BODY

PARAGRAPHS = "".join(f"<p>{text}</p>\n" for text in BODY)
HEAD = "<h1>The Yellow Boat</h1><p class='byline'>By Ida Lund</p>"


def read(body: str, *, head: str = "<title>The Yellow Boat | Orsay Post</title>", encoding: str = "utf-8") -> Article:
    source = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_file(source.encode(encoding, "xmlcharrefreplace"), "boat.html")


def with_aside(aside: str) -> Article:
    return read(f"<article>{HEAD}<p>{BODY[0]}</p>{aside}<p>{BODY[1]}</p><p>{BODY[2]}</p></article>")


ARTICLE = Article("The Yellow Boat", "By Ida Lund", BODY, "boat.html")


def test_heading_byline_and_paragraphs_make_the_article() -> None:
    assert read(f"<article>{HEAD}{PARAGRAPHS}</article>") == ARTICLE


def test_source_line_breaks_and_indentation_are_no_text() -> None:
    body = f"<article>{HEAD}{PARAGRAPHS}</article>"

    assert read(body.replace(" ", "\n\t    ").replace("<h1>The\n\t    ", "<h1>The ").replace("<p\n\t    ", "<p ")) == ARTICLE


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("the captain&rsquo;s &ldquo;boat&rdquo;", "the captain’s “boat”"),
        ("caf&eacute; &amp; shop", "café & shop"),
        ("3&nbsp;km", "3 km"),
        ("&#8220;Go!&#8221; &#x2014; he said", "“Go!” — he said"),
        ("5 &lt; 6", "5 < 6"),
        ("a <b>yellow</b> <em>boat</em>", "a yellow boat"),
        ("the light<b>house</b>", "the lighthouse"),
        ("<span class='dropcap'>T</span>he boat", "The boat"),
        ("a soft&shy;hyphen", "a softhyphen"),
        ("the boat<sup>[3]</sup> sank", "the boat sank"),
        ("the boat<sup><a href='#n1'>1</a></sup> sank", "the boat sank"),
        ("E = mc<sup>2</sup>", "E = mc2"),
        ("the <a href='/boat'>yellow boat</a> sank", "the yellow boat sank"),
    ],
)
def test_inline_marks_and_entities_read_as_on_the_screen(written: str, shown: str) -> None:
    line = f"Everybody on the island remembers it well: {shown}."

    assert line in with_aside(f"<p>Everybody on the island remembers it well: {written}.</p>").paragraphs


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var boat = 'The ferry stopped for ever in 1994.';</script>",
        "<style>p::after { content: 'The ferry stopped.' }</style>",
        "<noscript>Turn on JavaScript to see this page in full.</noscript>",
        "<!-- The ferry stopped in 1994. -->",
        "<p hidden>The ferry stopped for ever in 1994.</p>",
        "<p style='display: none'>The ferry stopped for ever in 1994.</p>",
        "<div aria-hidden='true'><p>The ferry stopped for ever in 1994.</p></div>",
        "<template><p>The ferry stopped for ever in 1994.</p></template>",
        "<button>Buy a ticket</button>",
        "<select><option>Choose your island</option></select>",
    ],
)
def test_what_nobody_sees_is_no_text(unseen: str) -> None:
    assert with_aside(unseen) == ARTICLE


@pytest.mark.parametrize(
    "aside",
    [
        "<aside><p>The lighthouse keeper has written a book about his years alone.</p></aside>",
        "<figure><img src='boat.jpg'><figcaption>The boat leaves the harbour on a calm day in May.</figcaption></figure>",
        "<div class='newsletter-signup'><p>The best stories, sent to you every Friday morning.</p></div>",
        "<div class='RelatedLinks'><h3>More</h3><ul><li><a href='/a'>The lighthouse nobody wanted</a></li></ul></div>",
        "<div id='ad-slot-3'><p>The new Skipper 400 is the quietest engine on the water.</p></div>",
        "<nav><ul><li>Islands</li><li>Harbours</li></ul></nav>",
        "<div class='infobox'><table><tr><th>People</th><td>214</td></tr><tr><th>Area</th><td>9 km²</td></tr></table></div>",
        "<table><tr><th>People</th><td>214</td></tr></table>",
        "<form><label>Your e-mail</label><p>We will write to you once a week.</p></form>",
        "<div><div><div class='share-bar'><div><p>Send this page to a friend.</p></div></div></div></div>",
        "<p><a href='/lighthouse'>The lighthouse that nobody wanted</a></p>",
        "<blockquote class='pullquote'><p>It is the road to our front door, and nobody can close it again.</p></blockquote>",
    ],
)
def test_furniture_by_structure_or_name_is_left_out(aside: str) -> None:
    assert with_aside(aside) == ARTICLE


def test_what_stands_outside_the_article_is_left_out() -> None:
    around = (
        "<header><div>Orsay Post</div><nav>Home News</nav></header><main>{}</main>"
        "<div class='x1'><p>The keeper of the lighthouse has written a book about the years that he spent there.</p></div>"
        "<footer><p>Orsay Post, 3 Harbour Road, is printed on the island every Friday.</p></footer>"
    )

    assert read(around.format(f"<article>{HEAD}{PARAGRAPHS}</article>")) == ARTICLE


def test_comments_below_are_left_out_even_when_they_are_long() -> None:
    comment = "<p>My uncle was on that boat, and he told us every winter how the waves came over the bow.</p>"

    assert read(f"<article>{HEAD}{PARAGRAPHS}</article><section id='comments'>{comment * 4}</section>") == ARTICLE


@pytest.mark.parametrize("name", ["content has-sidebar", "share-enabled", "social newsletter"])
def test_a_wrapper_with_a_misleading_name_keeps_its_article(name: str) -> None:
    assert read(f"<div class='{name}'>{HEAD}{PARAGRAPHS}</div>") == ARTICLE


def test_a_quotation_list_or_heading_of_the_article_stays() -> None:
    more = (
        "<h2>A New Captain</h2><blockquote><p>“I was afraid of the sea,” she wrote, “until I steered.”</p></blockquote>"
        "<ul><li>a rope of forty metres</li><li>a lamp for the fog</li></ul>"
    )

    assert with_aside(more).paragraphs == (
        BODY[0],
        "A New Captain",
        "“I was afraid of the sea,” she wrote, “until I steered.”",
        "a rope of forty metres",
        "a lamp for the fog",
        *BODY[1:],
    )


def test_paragraphs_parted_by_line_breaks_are_paragraphs() -> None:
    assert read(f"{HEAD}<div>{'<br><br>'.join(BODY)}</div>") == ARTICLE


def test_the_title_is_the_heading_that_agrees_with_the_page_s_own() -> None:
    article = read(f"<h1>Orsay Post</h1><h1>The Yellow Boat</h1><p class='author'>Ida Lund</p>{PARAGRAPHS}")

    assert (article.title, article.byline) == ("The Yellow Boat", "Ida Lund")


# Encodings --------------------------------------------------------------------------------------------------------------


ACCENTED = "Chloé paid £40 for the old anchor of the ferry, and she has never been sorry."


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        pytest.param("<meta charset='utf-8'>", "utf-8", id="UTF-8"),
        pytest.param("<meta charset=windows-1252>", "cp1252", id="Windows-1252"),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "iso-8859-1", id="in http-equiv"
        ),
        pytest.param("", "utf-8", id="none named"),
        pytest.param("<meta charset='utf-8'>", "cp1252", id="named wrongly"),
        pytest.param("<meta charset='no-such-thing'>", "utf-8", id="unknown name"),
        pytest.param("", "utf-16", id="UTF-16"),
    ],
)
def test_accents_survive_whatever_encoding_the_page_names(charset: str, encoding: str) -> None:
    article = read(f"<article>{HEAD}<p>{ACCENTED}</p>{PARAGRAPHS}</article>", head=charset, encoding=encoding)

    assert article.paragraphs == (ACCENTED, *BODY)


@pytest.mark.parametrize("source", ["", "<html></html>", "<p></p>", "<script>x</script>", "<!-- -->"])
def test_a_page_without_text_is_refused_with_what_to_do(source: str) -> None:
    with pytest.raises(UnusableArticle, match="paste"):
        read_file(f"<html>{source}".encode(), "boat.html")


def test_unclosed_tags_lose_no_text() -> None:
    assert read(f"<article>{HEAD}<p>{'<p>'.join(BODY)}") == ARTICLE


def test_a_nested_page_loses_no_text() -> None:
    deep = "<div>" * 100 + HEAD + PARAGRAPHS + "</div>" * 100

    assert read(deep) == ARTICLE


def test_preformatted_text_is_read_line_by_line() -> None:
    assert [block.text for block in page_blocks("<pre>The boat went out at seven,\nThe wind was from the west,</pre>")] == [
        "The boat went out at seven,",
        "The wind was from the west,",
    ]
