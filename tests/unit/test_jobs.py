"""The jobs as pure functions: the same draft as without a queue, how far it is, and which part of a long text."""

from __future__ import annotations

import pytest

from quizgen.draft import draft, unwatched
from quizgen.errors import ArticleTooLong, UnusableArticle
from quizgen.jobs import AgainAsked, DraftAsked, WhichPart, article_in, asked_of, draft_quiz, read_material, text_of, to_request
from quizgen.selection import Blueprint
from quizgen.sources import material_of_paste
from quizgen.sources.address import Fetched
from tests.reading import article_of, lexicon, raw_article

JURIES = "06-how-juries-work"
KIMCHI = "07-kimchi-jar-blog"
SENTENCE = "The boat left the harbour in the morning and came back with the fish that the town would eat at night. "


ONE = Blueprint(count=1)


def long_text(paragraphs: int) -> str:
    """Numbered paragraphs of 216 words each, under a title."""
    body = [f"On day {n} it was so. {SENTENCE * 10}" for n in range(1, paragraphs + 1)]
    return "\n\n".join(["The Boat", *body])


def test_job_drafts_what_would_be_drafted_without_it() -> None:
    raw, wanted = raw_article(KIMCHI), Blueprint(count=4, comprehension=False)
    made = draft_quiz(DraftAsked(wanted=wanted, file_name=raw.name), raw.read_bytes(), lexicon=lexicon(), progress=unwatched)
    assert made.quiz == draft(article_of(KIMCHI), wanted, lexicon=lexicon())
    assert len(made.quiz.chosen) == 4
    assert made.title == made.quiz.article.title
    assert made.source == raw.read_bytes()


def test_job_tells_how_far_it_is_in_words_and_numbers_that_grow() -> None:
    told: list[tuple[int, str]] = []
    raw = raw_article(JURIES)
    asked = DraftAsked(file_name=raw.name)
    draft_quiz(asked, raw.read_bytes(), lexicon=lexicon(), progress=lambda percent, words: told.append((percent, words)))
    percents = [percent for percent, _ in told]
    assert percents == sorted(percents)
    assert 0 <= percents[0] < percents[-1] < 100
    assert len(set(percents)) >= 5
    assert told[0][1] == "Reading the text"
    assert "Writing questions: Fill in the gap" in [words for _, words in told]
    assert all(words and words[0].isupper() for _, words in told)


def test_title_is_the_one_typed_else_the_articles_else_its_first_words() -> None:
    text = raw_article(JURIES).read_text("utf-8-sig")

    def title(typed: str, data: str) -> str:
        return draft_quiz(DraftAsked(wanted=ONE, title=typed), data.encode(), lexicon=lexicon(), progress=unwatched).title

    assert title("Friday", text) == "Friday"
    assert title("", text) == article_of(JURIES).title
    assert title("", SENTENCE * 6) == "The boat left the harbour in …"


def test_what_was_asked_survives_being_stored_and_an_older_release() -> None:
    wanted = Blueprint(count=3, vocabulary=False)
    for asked in (
        DraftAsked(wanted=wanted, title="x", file_name="a.txt", typed="t", part=2),
        AgainAsked(article="abc", title="x", wanted=wanted),
    ):
        assert asked_of(asked.kind, to_request(asked)) == asked
    assert asked_of("draft", {"wanted": {"count": 3}}) == DraftAsked(wanted=Blueprint(count=3))


# Long texts ------------------------------------------------------------------------------------------------------------


def test_text_that_is_too_long_asks_which_part() -> None:
    with pytest.raises(WhichPart, match=r"^The article has 50,544 words; .* Or choose one of its 3 parts\.$") as refused:
        article_in(material_of_paste(long_text(234)))
    parts = refused.value.parts
    assert [name.split(":")[0] for name in parts] == ["Part 1, 16,848 words", "Part 2, 16,848 words", "Part 3, 16,848 words"]
    assert parts[0].endswith("“On day 1 it was so. The boat …”")
    assert parts[1].endswith("“On day 79 it was so. The boat …”")


def test_parts_are_the_whole_text_in_order_and_each_is_an_article() -> None:
    material = material_of_paste(long_text(234))
    parts = [article_in(material, part) for part in (1, 2, 3)]
    assert [paragraph for part in parts for paragraph in part.paragraphs] == [
        piece.text for piece in material.pieces if piece.part == "body"
    ]
    assert {part.title for part in parts} == {"The Boat"}
    assert all(part.words <= 20_000 for part in parts)


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-3, 1), (4, 3), (999, 3)])
def test_part_that_is_not_there_is_the_nearest_one(asked: int, given: int) -> None:
    material = material_of_paste(long_text(234))
    assert article_in(material, asked) == article_in(material, given)


def test_text_that_is_not_too_long_is_one_part() -> None:
    material = material_of_paste(long_text(80))
    assert article_in(material) == article_in(material, 1)


def test_long_text_that_cannot_be_parted_is_refused_without_parts() -> None:
    with pytest.raises(ArticleTooLong, match="choose a part of at most 20,000") as refused:
        article_in(material_of_paste(SENTENCE * 1_000))
    assert not isinstance(refused.value, WhichPart)


# What is kept of a file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (b"typed", None, "typed"),
        ("lone \ud800".encode("utf-8", "surrogatepass"), None, "lone \ud800"),
        ("Äpfel".encode("utf-16"), "a.txt", "Äpfel"),
        ("Äpfel".encode("cp1252"), "a.txt", "Äpfel"),
        (b"%PDF-1.7", "a.pdf", ""),
        (b"\x00\x01\x02" * 900, "a.txt", ""),
    ],
)
def test_text_of_what_was_given_is_what_a_box_can_show(data: bytes, name: str | None, text: str) -> None:
    assert text_of(data, name) == text


def test_material_of_a_file_is_read_by_its_name_and_of_a_paste_by_its_look() -> None:
    assert read_material(b"# The Boat\n\n" + SENTENCE.encode() * 5, "a.md").article().title == "The Boat"
    with pytest.raises(UnusableArticle, match="PDF is damaged"):
        read_material(b"%PDF-1.7", "a.pdf")


def test_address_is_fetched_and_what_came_is_kept_with_where_it_was_at_last() -> None:
    page = raw_article(KIMCHI).read_bytes()
    fetched: list[str] = []

    def get(address: str) -> Fetched:
        fetched.append(address)
        return Fetched(page, "kimchi.html", "https://blog.example/kimchi")

    asked = DraftAsked(wanted=Blueprint(count=2), address="https://blog.example/old")
    made = draft_quiz(asked, b"", lexicon=lexicon(), progress=unwatched, get=get)

    assert fetched == ["https://blog.example/old"]
    assert (made.source, made.source_name) == (page, "kimchi.html")
    assert made.material.origin == made.quiz.article.origin == "https://blog.example/kimchi"


def test_clipboard_tells_more_than_the_plain_text() -> None:
    html = f"<h1>The Boat</h1><p>{SENTENCE * 5}</p><p>{SENTENCE * 5}</p>"
    made = draft_quiz(DraftAsked(wanted=ONE, html=html), (SENTENCE * 10).encode(), lexicon=lexicon(), progress=unwatched)

    assert made.quiz.article.title == "The Boat"
