"""An article keeps every piece of what was thrown in, and the bytes themselves instead of a text made from them.

Articles that are there already get the pieces that their paragraphs are; what was left out of them is not known any more.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quizgen.reading_level import grade_level
from quizgen.wording import plain

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns with values that hold for an empty article, fill them, and let go of the text."""
    with op.batch_alter_table("article") as table:
        table.add_column(sa.Column("pieces", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("gone", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("source_name", sa.String(), nullable=True))
        table.add_column(sa.Column("source_bytes", sa.LargeBinary(), nullable=False, server_default=""))
        table.add_column(sa.Column("words", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("grade", sa.Double(), nullable=False, server_default="0"))
        table.add_column(sa.Column("searched", sa.String(), nullable=False, server_default=""))
    article = _article()
    connection = op.get_bind()
    for row in connection.execute(sa.select(article)).all():
        text = "\n\n".join(row.paragraphs)
        pieces = [
            {"text": text, "part": part, "why": None, "item": False}
            for part, texts in (("title", [row.title]), ("byline", [row.byline]), ("body", row.paragraphs))
            for text in texts
            if text
        ]
        filled = {
            "pieces": pieces,
            "source_name": None if row.origin == "pasted" else row.origin,
            "source_bytes": row.source_text.encode("utf-8", "replace"),
            "words": len(text.split()),
            "grade": grade_level(text),
            "searched": " ".join(plain(part) for part in (row.title or "", row.byline or "", *row.paragraphs)),
        }
        connection.execute(sa.update(article).where(article.c.id == row.id).values(filled))
    with op.batch_alter_table("article") as table:
        table.drop_column("source_text")
        for name in ("pieces", "gone", "source_bytes", "words", "grade", "searched"):
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    """Make a text of the bytes again; the pieces are lost."""
    with op.batch_alter_table("article") as table:
        table.add_column(sa.Column("source_text", sa.String(), nullable=False, server_default=""))
    article = _article()
    connection = op.get_bind()
    for row in connection.execute(sa.select(article.c.id, article.c.source_bytes)).all():
        text = row.source_bytes.decode("utf-8", "replace").replace("\0", "")
        connection.execute(sa.update(article).where(article.c.id == row.id).values(source_text=text))
    with op.batch_alter_table("article") as table:
        table.alter_column("source_text", server_default=None)
        for name in ("pieces", "gone", "source_name", "source_bytes", "words", "grade", "searched"):
            table.drop_column(name)


def _article() -> sa.Table:
    """The table in between, with the columns of before and after."""
    return sa.Table(
        "article",
        sa.MetaData(),
        sa.Column("id", sa.Integer()),
        sa.Column("title", sa.String()),
        sa.Column("byline", sa.String()),
        sa.Column("origin", sa.String()),
        sa.Column("paragraphs", sa.JSON()),
        sa.Column("source_text", sa.String()),
        sa.Column("pieces", sa.JSON()),
        sa.Column("source_name", sa.String()),
        sa.Column("source_bytes", sa.LargeBinary()),
        sa.Column("words", sa.Integer()),
        sa.Column("grade", sa.Double()),
        sa.Column("searched", sa.String()),
    )
