"""Articles: what was thrown in, piece by piece, and what the teacher makes of it.

A changed article is changed in its drafts too, and the evidence of their questions moves along, or waits in
`gone` until its words come back. Editions hold copies of
their own: what is published stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from quizgen.article import Article, Span, followed
from quizgen.cleaning import Kind, Piece, paragraphs_of
from quizgen.cleaning import article_of as kept_article
from quizgen.question import to_body
from quizgen.reading_level import grade_level
from quizgen.sources import Material, material_of_file, material_of_paste
from quizgen.store import db
from quizgen.store.engine import hold
from quizgen.store.quizzes import question_of, questions_of
from quizgen.store.tables import ArticleRow, QuizRow, TeacherRow
from quizgen.wording import plain


def save_article(
    teacher: TeacherRow, material: Material, source: bytes, *, at: datetime, source_name: str | None = None
) -> ArticleRow:
    """Keep what was thrown in: its pieces, and the bytes they were made from.

    `source_name` is the file's name; without one the bytes are what was pasted, as UTF-8.
    """
    row = ArticleRow(
        teacher_id=teacher.id,
        origin=_storable(material.origin),
        source_name=None if source_name is None else _storable(source_name),
        source_bytes=source,
        gone=[],
        created_at=at,
    )
    pieces = material.pieces
    _take(row, pieces, _heading(pieces, "title"), _heading(pieces, "byline"))
    db.session.add(row)
    db.session.flush()
    return row


def article_of(row: ArticleRow) -> Article:
    """The article as it is now."""
    return Article(row.title, row.byline, tuple(row.paragraphs), row.origin)


def usable_article(row: ArticleRow) -> Article:
    """The same, if questions can be made from it; raises UnusableArticle with what to do."""
    kept = kept_article(pieces_of(row), row.origin)
    return replace(kept, title=row.title, byline=row.byline)


def pieces_of(row: ArticleRow) -> tuple[Piece, ...]:
    """Every piece in order, with the part it plays now."""
    return tuple(_piece(body) for body in row.pieces)


def move_piece(row: ArticleRow, number: int, *, out: bool, at: datetime) -> int:
    """Leave a piece of the body out, or put one that was left out back; anything else stays as it is.

    `number` counts the pieces from 0. Returns how many questions of drafts lost some of their evidence by it.
    """

    def moved(piece: Piece) -> Piece:
        if out and piece.part == "body":
            return replace(piece, part="out", why=None)
        if not out and piece.part == "out":
            return replace(piece, part="body", why=None)
        return piece

    return _change(row, number, moved, at=at)


def rewrite_piece(row: ArticleRow, number: int, text: str, *, at: datetime) -> int:
    """Give a piece another text; returns what `move_piece` does."""
    return _change(row, number, lambda piece: replace(piece, text=_storable(text)), at=at)


def rename_article(row: ArticleRow, *, title: str | None, byline: str | None, at: datetime) -> None:
    """Give the article another title and author's name, each None for none."""
    hold(db.session, row)
    if (row.title, row.byline) == (title, byline):
        return
    row.title, row.byline = title, byline
    row.searched = _searched(row)
    for quiz in _drafts_of(row):
        hold(db.session, quiz).updated_at = at
    db.session.flush()


def take_apart_again(row: ArticleRow, *, at: datetime) -> int:
    """Sort what was thrown in once more, as if it came today; every change is undone, titles included.

    Returns how many questions of drafts lost their evidence by it. Raises UnusableArticle when it cannot be read.
    """
    if row.source_name is None:
        material = material_of_paste(row.source_bytes.decode("utf-8", "replace"))
    else:
        material = material_of_file(row.source_bytes, row.source_name)
    hold(db.session, row)
    pieces = material.pieces
    return _replace(row, pieces, _heading(pieces, "title"), _heading(pieces, "byline"), at=at)


def left_out(row: ArticleRow) -> int:
    """How many lines of what was thrown in are no part of the article."""
    return sum(piece.part == "out" for piece in pieces_of(row))


def _change(row: ArticleRow, number: int, change: Callable[[Piece], Piece], *, at: datetime) -> int:
    hold(db.session, row)
    pieces = list(pieces_of(row))
    changed = change(pieces[number]) if 0 <= number < len(pieces) else None
    if changed is None or changed == pieces[number]:
        return 0
    pieces[number] = changed
    return _replace(row, pieces, row.title, row.byline, at=at)


def _replace(row: ArticleRow, pieces: Sequence[Piece], title: str | None, byline: str | None, *, at: datetime) -> int:
    """Give the article other pieces; the evidence in its drafts follows its words. How many questions lost some."""
    before = article_of(row).text
    _take(row, pieces, title, byline)
    after = article_of(row).text
    gone = {(asked, words) for asked, words in row.gone}
    lost = 0
    for quiz in _drafts_of(row):
        hold(db.session, quiz).updated_at = at
        for question_row in questions_of(quiz):
            question = question_of(question_row)
            asked = question_row.public_id
            # Words that left once may be among those that come back now.
            back = {pair for pair in gone if pair[0] == asked and pair[1] in after}
            places = {span: followed(span, before, after) for span in question.evidence}
            leaving = {(asked, span.of(before)) for span, place in places.items() if not place}
            found = [Span(after.index(words), after.index(words) + len(words)) for _, words in back]
            evidence = (*filter(None, places.values()), *found)
            gone = (gone - back) | leaving
            lost += bool(leaving)
            if evidence != question.evidence:
                question_row.body = to_body(replace(question, evidence=evidence))
    row.gone = [list(pair) for pair in sorted(gone)]
    db.session.flush()
    return lost


def _take(row: ArticleRow, pieces: Sequence[Piece], title: str | None, byline: str | None) -> None:
    """Fill a row with pieces and all that follows from them."""
    row.pieces = [_body(piece) for piece in pieces]
    row.paragraphs = [_storable(paragraph) for paragraph in paragraphs_of(pieces)]
    row.title, row.byline = _storable(title or "") or None, _storable(byline or "") or None
    text = article_of(row).text
    row.words, row.grade = len(text.split()), grade_level(text)
    row.searched = _searched(row)


def _searched(row: ArticleRow) -> str:
    return " ".join(plain(text) for text in (row.title or "", row.byline or "", *row.paragraphs))


def _drafts_of(row: ArticleRow) -> Sequence[QuizRow]:
    return db.session.scalars(select(QuizRow).where(QuizRow.article_id == row.id).order_by(QuizRow.id)).all()


def _heading(pieces: Sequence[Piece], part: str) -> str | None:
    return next((piece.text for piece in pieces if piece.part == part), None)


def _body(piece: Piece) -> dict[str, Any]:
    return {"text": _storable(piece.text), "part": piece.part, "why": piece.why, "item": piece.item}


def _piece(body: dict[str, Any]) -> Piece:
    why = body["why"]
    # A reason that a later release no longer gives is still a reason.
    kind = None if why is None else Kind(why) if why in set(Kind) else Kind.ASIDE
    return Piece(body["text"], body["part"], kind, body["item"])


def _storable(text: str) -> str:
    """Text without what PostgreSQL cannot keep: the character NUL."""
    return text.replace("\0", "")
