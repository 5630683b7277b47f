"""A teacher's own words: always asked about, never asked about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two lists, empty for the teachers there are."""
    for name in ("words_in", "words_out"):
        op.add_column("teacher", sa.Column(name, sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    for name in ("words_in", "words_out"):
        op.drop_column("teacher", name)
