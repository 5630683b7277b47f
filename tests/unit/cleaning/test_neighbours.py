"""What a line is by its neighbours, its number or its place in print; and what only looks so and stays."""

from __future__ import annotations

import pytest

from quizgen.cleaning import Kind, sort_blocks
from quizgen.cleaning.layout import Block, text_blocks
from quizgen.sources import from_paste, read_file
from tests.builders import BODY, page

HEAD = ("The Yellow Boat", "By Ida Lund")


def bodies(text: str) -> tuple[str, ...]:
    return from_paste(text).paragraphs


def under_head(*blocks: str) -> tuple[str, ...]:
    """The body of a page with title and byline and these blocks, parted by blank lines."""
    return bodies("\n\n".join((*HEAD, *blocks)))


# Clusters and menus -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cluster",
    [
        pytest.param("Sign up for our newsletter\nStories from the harbour, twice a month.\nSubscribe", id="newsletter box"),
        pytest.param("Related article\nThe lighthouse that nobody wanted", id="related link"),
        pytest.param("Enjoying this story?\nA gift of five dollars keeps the lamp lit.\nDonate now", id="appeal"),
    ],
)
def test_a_cluster_that_opens_as_furniture_goes_as_a_whole(cluster: str) -> None:
    assert under_head(BODY[0], cluster, *BODY[1:]) == BODY


def test_a_cluster_with_a_paragraph_of_the_article_stays() -> None:
    assert under_head(BODY[0], f"Advertisement\n{BODY[1]}", *BODY[2:]) == BODY


def test_a_short_answer_after_an_advertisement_stays() -> None:
    assert "“No,” said the captain." in under_head(BODY[0], "Advertisement", "“No,” said the captain.", *BODY[1:])


def test_a_menu_with_one_entry_a_line_is_left_out_and_the_title_below_it_found() -> None:
    article = from_paste("\n".join(("Menu", "Islands", "Harbours", "Podcasts")) + "\n\n" + "\n\n".join((*HEAD, *BODY)))

    assert (article.title, article.byline, article.paragraphs) == (*HEAD, BODY)


def test_short_lines_of_a_poem_are_no_menu() -> None:
    verse = "The yellow boat\nthe silver sea\nthe morning bell\nand you with me"

    assert under_head(BODY[0], verse, *BODY[1:])[1:5] == tuple(verse.split("\n"))


# Lines in brackets ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["[Applause.]", "(laughter)", "[embed_card id=7]", "[The captain points to the sea.]"])
def test_a_line_all_in_brackets_is_left_out(line: str) -> None:
    assert under_head(BODY[0], line, *BODY[1:]) == BODY


def test_a_sentence_in_round_brackets_stays() -> None:
    line = "(The old ferry was sold to another island, and nobody knows which.)"

    assert line in under_head(BODY[0], line, *BODY[1:])


def test_brackets_between_sentences_go_in_a_transcript_and_stay_elsewhere() -> None:
    spoken = "We bought a boat. (A voice: “Which?”) The yellow one, and it floats to this day on the water."
    silent = "We bought a boat. The yellow one, and it floats to this day on the water."

    assert spoken in under_head(*BODY, spoken)
    assert silent in under_head("[Applause]", *BODY, spoken, "[Laughter]")


# Threads, letters and worksheets ----------------------------------------------------------------------------------------


def test_the_first_post_of_a_thread_is_the_article() -> None:
    post = "by ida » Sun May 2, 2021 9:12 pm"
    text = (
        "The Yellow Boat",
        post,
        *BODY,
        "Re: The Yellow Boat",
        "by nils » Mon May 3, 2021 7:00 am",
        BODY[0][::-1] + " Yes, it is.",
    )

    article = from_paste("\n\n".join(text))

    assert (article.title, article.byline, article.paragraphs) == ("The Yellow Boat", "by ida", BODY)


def test_what_a_mail_says_around_its_text_is_left_out() -> None:
    headers = "From: Ida <ida@orsay.example>\nTo: class@orsay.example\nSubject: reading"
    quoted = "On 3 May 2021 at 09:15, Nils <nils@orsay.example> wrote:\n> Do you have the text about the boat?"
    text = (headers, "Hi all,", "here is the text for Monday.", "The Yellow Boat", *BODY, "See you!\nIda", quoted)

    assert from_paste("\n\n".join(text)).paragraphs == BODY


def test_a_letter_without_mail_headers_keeps_its_greeting() -> None:
    assert under_head("Dear neighbours,", *BODY)[0] == "Dear neighbours,"


def test_exercises_below_the_text_are_left_out() -> None:
    tasks = ("A. Answer the questions.", "1. Why did the school close? (2)", "______________", "C. Tick the right box.")

    assert under_head(*BODY, *tasks) == BODY


def test_exercises_with_a_paragraph_below_them_end_nothing() -> None:
    tasks = ("Answer the questions.", "1. Why did the school close? (2)")

    assert under_head(BODY[0], *tasks, *BODY[1:])[-2:] == BODY[1:]


# Print ------------------------------------------------------------------------------------------------------------------


def test_numbers_that_count_the_lines_are_taken_off() -> None:
    lines = [f"The boat left the harbour on day {day}" for day in ("one", "two", "three", "four", "five", "six", "seven")]
    numbered = "\n".join(f"{i + 1:<4}{line}" if i % 3 == 0 else f"    {line}" for i, line in enumerate(lines))

    assert [block.text for block in text_blocks(numbered)] == [block.text for block in text_blocks("\n".join(lines))]


def test_numbers_that_count_no_lines_stay() -> None:
    table = "3   boats\n3   harbours\n7   islands"

    assert [block.text for block in text_blocks(table)] == ["3 boats", "3 harbours", "7 islands"]


def test_running_feet_are_known_by_their_rising_numbers() -> None:
    text = "\n\n".join((*HEAD, BODY[0], "12    Islands of the north", BODY[1], "Islands of the north    13", *BODY[2:]))

    assert bodies(text) == BODY


@pytest.mark.parametrize("opening", ["[{}] ", "({}) "])
def test_numbers_that_count_the_paragraphs_are_taken_off(opening: str) -> None:
    assert under_head(*(opening.format(i + 1) + line for i, line in enumerate(BODY))) == BODY


def test_raised_numbers_of_notes_are_cut_where_the_notes_follow() -> None:
    marked = (BODY[0] + "1", BODY[1] + "2", *BODY[2:])

    assert under_head(*marked, "1. Orsay council, minutes.", "2. Told by a fisherman.") == BODY
    assert under_head(*marked) == marked


@pytest.mark.parametrize(
    "line",
    [
        "Ida Lund at the wheel. Right: the old ferry in its last year.",
        "The boat leaves the harbour. Photograph: Nils Berg/Orsay Post",
        "View image in fullscreen",
        "Model of a lobster boat, oak, 1931. Inv. 1954.31",
        "CONTINUED ON PAGE 62",
        "Download the poster (PDF, 1.2 MB)",
        "Vol. 9, No. 2",
        "4 September 2014, Orsay Quay",
    ],
)
def test_captions_and_marks_of_print_are_left_out(line: str) -> None:
    assert under_head(BODY[0], line, *BODY[1:]) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "She had two rules, and above: all she kept them.",
        "To the left: “Nothing,” he said, and looked away.",
        "Decline",
        "Captain Lund continued on page after page of her diary until the lamp went out.",
        "He gave to every child a key, a whistle and a small yellow flag.",
    ],
)
def test_what_only_resembles_them_stays(line: str) -> None:
    assert under_head(BODY[0], line, *BODY[1:]) == (BODY[0], line, *BODY[1:])


def test_the_photographer_over_a_caption_is_told_from_a_person_that_heads_a_paragraph() -> None:
    credit = "Nils Berg\nThe yellow boat on the morning of its first crossing."
    names = ("Nils Berg", "Ida Holm", "Karin Dahl")
    deeds = ("He painted the boat in a night.", "She steered it through the channel first.", "She sold the tickets for years.")
    portraits = tuple(f"{name}\n{deed}" for name, deed in zip(names, deeds, strict=True))

    assert under_head(BODY[0], credit, *BODY[1:]) == BODY
    assert tuple(line for line in under_head(*BODY, *portraits) if line in names) == names


# Web pages and Markdown -------------------------------------------------------------------------------------------------


def web(*parts: str) -> bytes:
    return f"<html><body><h1>The Yellow Boat</h1><div>{''.join(parts)}</div></body></html>".encode()


PARAGRAPHS = tuple(f"<p>{line}</p>" for line in BODY)


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<div class='x9'><p>My little book is out.</p><a href='/buy'>Get it here</a></div>", id="a box with a link"),
        pytest.param("<div><img src='a.jpg'><p>The boat in its first year.</p></div>", id="a picture with text"),
        pytest.param("<div class='thumbcaption'>The boat in its first year.</div>", id="a glued class name"),
    ],
)
def test_a_box_among_the_paragraphs_is_left_out(box: str) -> None:
    assert read_file(web(PARAGRAPHS[0], box, *PARAGRAPHS[1:]), "boat.html").paragraphs == BODY


def test_a_paragraph_in_an_element_of_its_own_stays() -> None:
    page = web(PARAGRAPHS[0], f"<div>{PARAGRAPHS[1]}</div>", *PARAGRAPHS[2:])

    assert read_file(page, "boat.html").paragraphs == BODY


def test_a_byline_within_a_line_of_the_page_is_found() -> None:
    meta = "<div class='meta'>Posted on 3 May 2021 <span class='byline'>by Ida Lund</span> in Islands</div>"
    article = read_file(web(meta, *PARAGRAPHS), "boat.html")

    assert (article.byline, article.paragraphs) == ("by Ida Lund", BODY)


def test_words_that_only_a_style_sheet_parts_do_not_run_together() -> None:
    meta = "<div><span>By Ida Lund</span><span>Harbour correspondent</span><time>5 June 2022</time></div>"
    article = read_file(web(meta, *PARAGRAPHS), "boat.html")

    assert (article.byline, article.paragraphs) == ("By Ida Lund", BODY)


def test_a_caption_under_a_picture_of_markdown_is_left_out() -> None:
    text = "\n\n".join(("# The Yellow Boat", BODY[0], "![the boat](boat.jpg)\n*The boat. Image: N. Berg*", *BODY[1:]))

    assert read_file(text.encode(), "boat.md").paragraphs == BODY


def test_why_says_what_a_line_was_taken_for() -> None:
    pieces = sort_blocks(text_blocks(page(within=("[The bell rings.]",))))

    assert [piece.why for piece in pieces if piece.part == "out"] == [Kind.ASIDE]


def test_no_block_at_all_gives_no_piece() -> None:
    assert sort_blocks([]) == sort_blocks([Block(" ")]) == []
