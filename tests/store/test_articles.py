"""Articles: what was thrown in is kept whole, every line can leave and come back, and the evidence in drafts follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import inspect, text

from quizgen import store
from quizgen.article import Article, Span
from quizgen.cleaning import Kind, Piece
from quizgen.quiz import Quiz
from quizgen.sources import Material, material_of_file, material_of_paste
from quizgen.store import db
from quizgen.store.articles import (
    article_of,
    left_out,
    move_piece,
    pieces_of,
    rename_article,
    rewrite_piece,
    save_article,
    take_apart_again,
)
from quizgen.store.editions import edition_of, publish_quiz
from quizgen.store.library import PAGE, library_of, quizzes_from
from quizgen.store.quizzes import question_of, questions_of, save_draft
from quizgen.store.tables import ArticleRow, QuizRow, TeacherRow
from tests.builders import BODY, material_of, page
from tests.builders_gradebook import short
from tests.builders_store import NINE, School, again, candidate, later, let_go, store_at, teacher
from tests.postgresql import Server

MENU = "Home | News | Sport"
PASTED = page(above=(MENU,), within=("ADVERTISEMENT",))
"""Six pieces: 0 menu (left out), 1 title, 2 byline, 3 and 5 and 6 body, 4 advertisement (left out)."""


@pytest.fixture
def abara(app: Flask) -> TeacherRow:
    return teacher("Ms Abara", "abara")


@pytest.fixture
def ferry(abara: TeacherRow) -> ArticleRow:
    """An article about a ferry, pasted with a menu above it and an advertisement in it."""
    return save_article(abara, material_of_paste(PASTED), PASTED.encode(), at=NINE)


def parts(row: ArticleRow) -> list[str]:
    return [piece.part for piece in pieces_of(row)]


def drafted(row: ArticleRow, *quoted: str) -> QuizRow:
    """A draft with one question for each stretch of the article, which is its evidence."""
    article = article_of(row)
    spans = [Span(article.text.index(words), article.text.index(words) + len(words)) for words in quoted]
    asked = [candidate(replace(short("What about it?", "so"), evidence=(span,))) for span in spans]
    owner = db.session.get_one(TeacherRow, row.teacher_id)
    return save_draft(owner, row, Quiz(article, tuple(asked)), title="The ferry", at=NINE)


def evidence_of(quiz: QuizRow) -> list[list[str]]:
    """What the evidence of each question says in the article as it is now."""
    body = article_of(quiz.article).text
    return [[span.of(body) for span in question_of(row).evidence] for row in questions_of(quiz)]


# What was thrown in ------------------------------------------------------------------------------------------------------


def test_article_comes_back_as_it_was_saved(abara: TeacherRow) -> None:
    article = Article(None, "Ä. Ö", ("One “quoted”.", "Two\u00a0🙂."), "upload.txt")
    row = save_article(abara, material_of(article), b"raw\r\n\xff\x00", source_name="upload.txt", at=NINE)
    db.session.commit()
    found = again(row)
    assert (article_of(found), found.created_at) == (article, NINE)
    assert (found.source_name, found.source_bytes) == ("upload.txt", b"raw\r\n\xff\x00")


def test_every_piece_is_kept_with_the_part_it_plays(ferry: ArticleRow) -> None:
    db.session.commit()
    db.session.expire_all()
    assert pieces_of(ferry) == material_of_paste(PASTED).pieces
    assert parts(ferry) == ["out", "title", "byline", "body", "out", "body", "body"]
    assert left_out(ferry) == 2
    assert article_of(ferry) == Article("The Yellow Boat", "By Ida Lund", BODY)


def test_item_of_a_list_and_the_reason_for_leaving_out_are_kept(abara: TeacherRow) -> None:
    pieces = (Piece("two lamps", "body", item=True), Piece(MENU, "out", Kind.NAVIGATION), Piece("May 3", "date"))
    row = save_article(abara, Material(pieces, "pasted"), b"", at=NINE)
    db.session.commit()
    assert pieces_of(again(row)) == pieces


def test_reason_that_a_later_release_no_longer_gives_is_side_matter(ferry: ArticleRow) -> None:
    ferry.pieces = [{**body, "why": "a reason of old" if body["why"] else None} for body in ferry.pieces]
    assert pieces_of(ferry)[0] == Piece(MENU, "out", Kind.ASIDE)


def test_words_and_reading_level_are_those_of_the_body(ferry: ArticleRow) -> None:
    assert ferry.words == len(" ".join(BODY).split())
    assert 5 < ferry.grade < 15
    before = ferry.grade
    rewrite_piece(ferry, 3, "The boat was big.", at=NINE)
    assert ferry.words == len(" ".join(BODY[1:]).split()) + 4
    assert ferry.grade < before


def test_utf_16_upload_is_kept_byte_for_byte(abara: TeacherRow) -> None:
    data = page().encode("utf-16")
    row = save_article(abara, material_of_file(data, "boat.txt"), data, source_name="boat.txt", at=NINE)
    db.session.commit()
    assert (again(row).source_bytes, article_of(again(row)).paragraphs) == (data, BODY)


def test_nul_in_a_piece_does_not_keep_an_article_from_being_saved(abara: TeacherRow) -> None:
    pieces = (Piece("The\0 Mill", "title"), Piece("By A\0", "byline"), Piece("It \0stood.", "body"), Piece("\0", "out"))
    row = save_article(abara, Material(pieces, "a\0.txt"), b"", source_name="a\0.txt", at=NINE)
    db.session.commit()
    assert article_of(again(row)) == Article("The Mill", "By A", ("It stood.",), "a.txt")
    assert library_of(abara).articles[0].title == "The Mill"


# One line leaves, another comes back -----------------------------------------------------------------------------------


def test_what_was_left_out_comes_back_at_its_place(ferry: ArticleRow) -> None:
    move_piece(ferry, 4, out=False, at=NINE)
    assert article_of(ferry).paragraphs == (BODY[0], "ADVERTISEMENT", *BODY[1:])
    assert left_out(ferry) == 1


def test_paragraph_left_out_stays_in_sight_and_comes_back_as_it_was(ferry: ArticleRow) -> None:
    before = pieces_of(ferry)
    move_piece(ferry, 5, out=True, at=NINE)
    assert article_of(ferry).paragraphs == (BODY[0], BODY[2])
    assert pieces_of(ferry)[5] == Piece(BODY[1], "out")
    move_piece(ferry, 5, out=False, at=NINE)
    assert pieces_of(ferry) == before


def test_every_paragraph_may_leave(ferry: ArticleRow) -> None:
    for number in (3, 5, 6):
        move_piece(ferry, number, out=True, at=NINE)
    db.session.commit()
    assert (article_of(ferry).paragraphs, ferry.words, ferry.grade) == ((), 0, 0.0)


@pytest.mark.parametrize(("number", "out"), [(1, True), (2, False), (0, True), (3, False), (7, True), (-1, False)])
def test_what_is_there_already_or_is_no_line_of_the_text_stays(ferry: ArticleRow, number: int, out: bool) -> None:
    quiz, before = drafted(ferry, BODY[0]), pieces_of(ferry)
    assert move_piece(ferry, number, out=out, at=later(minutes=5)) == 0
    assert (pieces_of(ferry), quiz.updated_at) == (before, NINE)


def test_text_of_a_paragraph_and_of_what_is_left_out_can_be_mended(ferry: ArticleRow) -> None:
    rewrite_piece(ferry, 6, "Nobody goes there now.", at=NINE)
    rewrite_piece(ferry, 4, "Once more.", at=NINE)
    assert article_of(ferry).paragraphs == (*BODY[:2], "Nobody goes there now.")
    assert pieces_of(ferry)[4] == Piece("Once more.", "out", Kind.ADVERT)


def test_title_and_author_can_be_changed_and_taken_away(ferry: ArticleRow) -> None:
    quiz = drafted(ferry, BODY[0])
    rename_article(ferry, title="The Boat", byline=None, at=later(minutes=5))
    assert article_of(ferry) == Article("The Boat", None, BODY)
    assert quiz.updated_at == later(minutes=5)
    move_piece(ferry, 4, out=False, at=NINE)
    assert (ferry.title, ferry.byline) == ("The Boat", None)


def test_title_written_as_it_was_leaves_the_drafts_alone(ferry: ArticleRow) -> None:
    quiz = drafted(ferry, BODY[0])
    rename_article(ferry, title="The Yellow Boat", byline="By Ida Lund", at=later(minutes=5))
    assert quiz.updated_at == NINE


def test_extraction_run_again_undoes_every_change(ferry: ArticleRow) -> None:
    move_piece(ferry, 3, out=True, at=NINE)
    rewrite_piece(ferry, 5, "Another text.", at=NINE)
    rename_article(ferry, title=None, byline="Somebody", at=NINE)
    take_apart_again(ferry, at=NINE)
    assert (pieces_of(ferry), article_of(ferry)) == (
        material_of_paste(PASTED).pieces,
        Article("The Yellow Boat", "By Ida Lund", BODY),
    )


def test_extraction_run_again_reads_a_file_by_its_name(abara: TeacherRow) -> None:
    data = ("<html><body><h1>The Boat</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in BODY)).encode("utf-16")
    row = save_article(abara, Material((), "boat.html"), data, source_name="boat.html", at=NINE)
    take_apart_again(row, at=NINE)
    assert article_of(row) == Article("The Boat", None, BODY, "boat.html")


# Drafts and editions ---------------------------------------------------------------------------------------------------


def test_evidence_in_drafts_follows_its_words(ferry: ArticleRow) -> None:
    quoted = [BODY[0][:40], BODY[1][10:60], BODY[2][-30:]]
    quiz = drafted(ferry, *quoted)
    whole = [[words] for words in quoted]
    assert move_piece(ferry, 0, out=False, at=NINE) == 0
    assert evidence_of(quiz) == whole
    assert move_piece(ferry, 4, out=False, at=NINE) == 0
    assert evidence_of(quiz) == whole
    assert rewrite_piece(ferry, 5, f"In short: {BODY[1]} So it was.", at=NINE) == 0
    assert evidence_of(quiz) == whole
    assert move_piece(ferry, 0, out=True, at=NINE) == 0
    assert evidence_of(quiz) == whole
    assert take_apart_again(ferry, at=NINE) == 0
    assert evidence_of(quiz) == whole


def test_question_about_a_paragraph_that_left_stays_without_evidence_and_is_counted(ferry: ArticleRow) -> None:
    quiz, other = drafted(ferry, BODY[0], BODY[1], BODY[2]), drafted(ferry, BODY[1][:30])
    assert move_piece(ferry, 5, out=True, at=NINE) == 2
    assert evidence_of(quiz) == [[BODY[0]], [], [BODY[2]]]
    assert evidence_of(other) == [[]]
    assert len(questions_of(quiz)) == 3


def test_evidence_comes_back_with_its_words(ferry: ArticleRow) -> None:
    quiz, other = drafted(ferry, BODY[0], BODY[1][:30], BODY[2]), drafted(ferry, f"{BODY[0]}\n\n{BODY[1]}")
    before, spread = evidence_of(quiz), evidence_of(other)
    for number in (5, 3):
        move_piece(ferry, number, out=True, at=NINE)
    assert evidence_of(quiz) == [[], [], [BODY[2]]]
    db.session.commit()
    move_piece(ferry, 3, out=False, at=NINE)
    assert evidence_of(quiz) == [[BODY[0]], [], [BODY[2]]]
    assert evidence_of(other) == [[]]
    assert move_piece(ferry, 5, out=False, at=NINE) == 0
    assert (evidence_of(quiz), evidence_of(other), ferry.gone) == (before, spread, [])


def test_evidence_mended_away_comes_back_when_all_is_undone(ferry: ArticleRow) -> None:
    quiz = drafted(ferry, BODY[1][:30])
    assert rewrite_piece(ferry, 5, "Another text.", at=NINE) == 1
    assert rewrite_piece(ferry, 5, "Still another.", at=NINE) == 0
    assert evidence_of(quiz) == [[]]
    take_apart_again(ferry, at=NINE)
    assert evidence_of(quiz) == [[BODY[1][:30]]]


def test_changed_article_can_be_published_again_and_the_edition_keeps_its_own(mill: School) -> None:
    article = mill.quiz.article
    before = edition_of(mill.edition)
    move_piece(article, 3, out=True, at=later(minutes=9))
    rewrite_piece(article, 2, "The mill stood on a hill.", at=later(minutes=10))
    rename_article(article, title="Another mill", byline=None, at=later(minutes=11))
    second = publish_quiz(mill.quiz, at=later(minutes=12))
    db.session.commit()
    db.session.expire_all()
    assert edition_of(mill.edition) == before
    assert edition_of(second).article == Article("Another mill", None, ("The mill stood on a hill.",))
    assert mill.quiz.updated_at > mill.edition.published_at


# The library ---------------------------------------------------------------------------------------------------------


def kept(owner: TeacherRow, title: str | None, *paragraphs: str, minutes: float = 0) -> ArticleRow:
    """An article in the library."""
    article = Article(title, None, paragraphs or (f"Nothing but {title}.",))
    return save_article(owner, material_of(article), b"", at=later(minutes=minutes))


def found(owner: TeacherRow, search: str) -> list[str | None]:
    """The titles that a search finds."""
    return [listed.title for listed in library_of(owner, search=search).articles]


def test_library_has_the_teachers_own_articles_newest_first(mill: School) -> None:
    kept(mill.abara, "Before", minutes=-60)
    kept(mill.abara, "After", minutes=60)
    kept(mill.brandt, "Elsewhere", minutes=90)
    assert found(mill.abara, "") == ["After", "The mill", "Before"]
    assert [listed.quizzes for listed in library_of(mill.abara).articles] == [0, 1, 0]
    assert [listed.words for listed in library_of(mill.abara).articles] == [3, 11, 3]


def test_article_without_a_title_is_listed_by_how_it_begins(abara: TeacherRow) -> None:
    kept(abara, None, "The école by the river. " * 9)
    kept(abara, "Nothing left")
    move_piece(save_article(abara, Material((Piece("x", "body"),), "pasted"), b"", at=NINE), 0, out=True, at=NINE)
    assert {(listed.title, listed.opening) for listed in library_of(abara).articles} == {
        (None, ("The école by the river. " * 9)[:80]),
        ("Nothing left", "Nothing but Nothing left."),
        (None, None),
    }


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("", ["Željko’s café", "Ferry & 100% rain"]),
        ("zeljko", ["Željko’s café"]),
        ("CAFÉ", ["Željko’s café"]),
        ("river", ["Željko’s café", "Ferry & 100% rain"]),
        ("river rain", ["Ferry & 100% rain"]),
        ("riv", ["Željko’s café", "Ferry & 100% rain"]),
        ("100%", ["Ferry & 100% rain"]),
        ("%", ["Ferry & 100% rain"]),
        ("_", []),
        ("river volcano", []),
        ("' OR 1=1 --", []),
        ("menu", []),
    ],
)
def test_library_is_searched_by_words_of_title_and_text(abara: TeacherRow, search: str, titles: list[str]) -> None:
    kept(abara, "Ferry & 100% rain", "It crosses the river.")
    row = kept(abara, "Željko’s café", "It stands by the River.", "A menu hangs there.", minutes=1)
    move_piece(row, 2, out=True, at=NINE)
    assert found(abara, search) == titles


def test_search_finds_the_article_as_it_is_now(abara: TeacherRow) -> None:
    row = kept(abara, "The ferry", "It crosses the river.")
    rewrite_piece(row, 1, "It crosses the lake.", at=NINE)
    rename_article(row, title="The boat", byline="Ida Lund", at=NINE)
    assert [found(abara, word) for word in ("river", "ferry", "lake", "boat", "lund")] == [[], [], *[["The boat"]] * 3]


@pytest.mark.parametrize(("asked", "page", "count"), [(1, 1, PAGE), (2, 2, 3), (3, 2, 3), (0, 1, PAGE), (-5, 1, PAGE)])
def test_library_is_paged_and_never_beyond_its_ends(abara: TeacherRow, asked: int, page: int, count: int) -> None:
    for n in range(PAGE + 3):
        kept(abara, f"Article {n}", minutes=n)
    shelf = library_of(abara, page=asked)
    assert (shelf.page, shelf.pages, shelf.found, len(shelf.articles)) == (page, 2, PAGE + 3, count)
    assert shelf.articles[0].title == f"Article {PAGE + 2 if page == 1 else 2}"


def test_empty_library_has_one_empty_page(abara: TeacherRow) -> None:
    shelf = library_of(abara, search="boat", page=4)
    assert (shelf.articles, shelf.page, shelf.pages, shelf.found) == ((), 1, 1, 0)


def test_quizzes_from_an_article_are_named_newest_first(mill: School) -> None:
    second = save_draft(mill.abara, mill.quiz.article, Quiz(article_of(mill.quiz.article), ()), title="Again", at=NINE)
    assert list(quizzes_from(mill.quiz.article)) == [second, mill.quiz]


def test_bytes_are_not_loaded_where_nobody_asks_for_them(ferry: ArticleRow) -> None:
    db.session.commit()
    loaded = db.session.get_one(ArticleRow, ferry.id, populate_existing=True)
    assert {"source_bytes", "searched"} <= inspect(loaded).unloaded


# Articles of an earlier release ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_article_of_an_earlier_release_is_kept_with_all_that_is_known_of_it(
    kind: str, tmp_path: Path, postgresql: Server
) -> None:
    sqlite = kind == "sqlite"
    app = store_at(f"sqlite:///{tmp_path / 'x.sqlite'}" if sqlite else postgresql.address(postgresql.create()))
    with app.app_context():
        config: Any = app.extensions["migrate"].migrate.get_config()
        command.upgrade(config, "0002")
        for statement in (
            "INSERT INTO teacher (id, public_id, login, name, password_hash, created_at)"
            " VALUES (1, 'abara', 'abara', 'Ms Abara', '$', '2026-03-27 09:00:00')",
            "INSERT INTO article (id, public_id, teacher_id, title, byline, paragraphs, origin, source_text, created_at) VALUES"
            " (1, 'file', 1, 'The Café', 'By Ida', '[\"It stood.\", \"It fell.\"]', 'mill.txt',"
            " 'The Café …', '2026-03-27 09:00:00'),"
            " (2, 'paste', 1, NULL, NULL, '[\"It stood.\"]', 'pasted', 'It stood.', '2026-03-27 09:00:00')",
        ):
            db.session.execute(text(statement))
        db.session.commit()
        store.upgrade()
        file, paste = db.session.query(ArticleRow).order_by(ArticleRow.id)
        assert article_of(file) == Article("The Café", "By Ida", ("It stood.", "It fell."), "mill.txt")
        assert [(piece.text, piece.part) for piece in pieces_of(file)] == [
            ("The Café", "title"), ("By Ida", "byline"), ("It stood.", "body"), ("It fell.", "body"),
        ]  # fmt: skip
        assert (file.source_name, file.source_bytes) == ("mill.txt", "The Café …".encode())
        assert (paste.source_name, paste.source_bytes, left_out(paste)) == (None, b"It stood.", 0)
        assert (file.words, paste.words) == (4, 2)
        assert found(db.session.get_one(TeacherRow, 1), "cafe fell") == ["The Café"]
        db.session.commit()
        command.downgrade(config, "0002")
        assert db.session.execute(text("SELECT source_text FROM article ORDER BY id")).scalars().all() == [
            "The Café …",
            "It stood.",
        ]
        db.session.commit()
    let_go(app)
