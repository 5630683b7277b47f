"""The only package that knows SQL: what the way remembers, one module per noun.

Functions here never commit; the caller does, with `db.session.commit()`, so that a transaction is one visible line.
Times are passed in (`at`, aware). Whoever must be asked before a row is handed out is asked in `own.py`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from alembic import command
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

from quizgen.store.columns import Base
from quizgen.store.engine import address, prepare

MIGRATIONS = Path(__file__).parent / "migrations"

db = SQLAlchemy(model_class=Base)
_migrate = Migrate(db=db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)


def init(app: Flask) -> None:
    """Bind the store to an app whose SQLALCHEMY_DATABASE_URI is set; it opens no connection yet."""
    for tables in ("tables", "jobs"):
        import_module(f"quizgen.store.{tables}")
    app.config["SQLALCHEMY_DATABASE_URI"] = address(app.config["SQLALCHEMY_DATABASE_URI"])
    db.init_app(app)
    _migrate.init_app(app, db)
    with app.app_context():
        prepare(db.engine)


def upgrade() -> None:
    """Bring the current app's database to this release's shape; an empty one is made whole, a current one stays."""
    command.upgrade(_migrate.get_config(), "head")
