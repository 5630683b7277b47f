"""A teacher's own library: the articles she has thrown in, to find one again and to make another quiz from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from quizgen.store import db
from quizgen.store.tables import ArticleRow, QuizRow, TeacherRow
from quizgen.wording import words

PAGE = 20
"""Articles on one page of a list: about three screens of a desk."""

OPENING = 80
"""Characters of an article without a title that stand for it in a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it; `quizzes` counts the drafts made from it."""

    public_id: str
    title: str | None
    byline: str | None
    opening: str | None
    words: int
    grade: float
    created_at: datetime
    quizzes: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of a list of articles: `page` counts from 1 to `pages`, and `found` is how many there are on all of them."""

    articles: tuple[Listed, ...]
    page: int
    pages: int
    found: int


def library_of(teacher: TeacherRow, *, search: str = "", page: int = 1) -> Shelf:
    """The teacher's articles that have every word of `search` in title, byline or text, the newest first.

    Case and accents do not matter, and a beginning of a word finds it. A page beyond the last is the last.
    """
    wanted: list[ColumnElement[bool]] = [ArticleRow.teacher_id == teacher.id]
    wanted += [ArticleRow.searched.contains(word, autoescape=True) for word in words(search)]
    found = db.session.scalar(select(func.count()).select_from(ArticleRow).where(*wanted)) or 0
    pages = max(1, -(-found // PAGE))
    page = min(max(page, 1), pages)
    quizzes = select(func.count()).where(QuizRow.article_id == ArticleRow.id).scalar_subquery()
    rows = db.session.execute(
        select(
            ArticleRow.public_id,
            ArticleRow.title,
            ArticleRow.byline,
            func.substr(ArticleRow.paragraphs[0].as_string(), 1, OPENING),
            ArticleRow.words,
            ArticleRow.grade,
            ArticleRow.created_at,
            quizzes,
        )
        .where(*wanted)
        .order_by(ArticleRow.created_at.desc(), ArticleRow.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Shelf(tuple(Listed(*row) for row in rows), page, pages, found)


def quizzes_from(article: ArticleRow) -> Sequence[QuizRow]:
    """The quizzes made from an article, the newest first."""
    return db.session.scalars(select(QuizRow).where(QuizRow.article_id == article.id).order_by(QuizRow.id.desc())).all()
