"""Articles as pasted and as cleaned."""

from __future__ import annotations

from datetime import datetime

from quizgen.article import Article
from quizgen.store import db
from quizgen.store.tables import ArticleRow, TeacherRow


def save_article(teacher: TeacherRow, article: Article, source_text: str, *, at: datetime) -> ArticleRow:
    """Keep a cleaned article with the text it was made from."""
    row = ArticleRow(
        teacher_id=teacher.id,
        title=article.title,
        byline=article.byline,
        paragraphs=list(article.paragraphs),
        origin=article.origin,
        source_text=source_text,
        created_at=at,
    )
    db.session.add(row)
    db.session.flush()
    return row


def article_of(row: ArticleRow) -> Article:
    """The article, as it was saved."""
    return Article(row.title, row.byline, tuple(row.paragraphs), row.origin)
