"""What the environment decides, and the secret key, made once at first start."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

MAX_REQUEST_BYTES = 6 * 1024 * 1024
"""Largest request: a file of 5 MB, or a pasted text of 2 MB, whose form must come back with a sentence and the text."""

SESSION_LIFETIME = timedelta(days=31)
"""How long a teacher stays signed in, and a page's token against forged posts is good; a seat has a cookie of its own."""


def instance_folder(environ: Mapping[str, str], root: Path) -> Path:
    """Where the database, the secret key and the word data live: QUIZGEN_INSTANCE, else instance/ beside app.py."""
    return Path(environ.get("QUIZGEN_INSTANCE") or root / "instance").resolve()


def settings(environ: Mapping[str, str], instance: Path) -> dict[str, object]:
    """Flask's configuration. Makes the secret key when there is none.

    QUIZGEN_DATABASE_URL is SQLAlchemy's address of the database, by default a SQLite file in the instance folder.
    QUIZGEN_QUEUE_URL is where jobs wait: by default another SQLite file there, else redis://… or postgresql://….
    QUIZGEN_PUBLIC_URL is the address that students type, used for links and QR codes.
    """
    public_url = environ.get("QUIZGEN_PUBLIC_URL", "").rstrip("/")
    return {
        "SECRET_KEY": secret_key(instance / "secret_key"),
        "QUIZGEN_INSTANCE": instance,
        "QUIZGEN_PUBLIC_URL": public_url,
        "SQLALCHEMY_DATABASE_URI": environ.get("QUIZGEN_DATABASE_URL") or f"sqlite:///{instance / 'quizgen.sqlite'}",
        "QUIZGEN_QUEUE_URL": environ.get("QUIZGEN_QUEUE_URL") or f"sqlite:///{instance / 'queue.sqlite'}",
        "SESSION_COOKIE_NAME": "quizgen",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": public_url.startswith("https://"),
        "PERMANENT_SESSION_LIFETIME": SESSION_LIFETIME,
        "MAX_CONTENT_LENGTH": MAX_REQUEST_BYTES,
        "MAX_FORM_MEMORY_SIZE": MAX_REQUEST_BYTES,
        "WTF_CSRF_TIME_LIMIT": None,  # a token lives as long as its session: a long quiz must not end in a refusal
        "BOOTSTRAP_SERVE_LOCAL": True,
    }


def secret_key(path: Path) -> str:
    """The key that signs cookies, read from `path`; made there at first start, readable by its owner only.

    Two servers starting at once agree on one key: the file appears whole or not at all, and the first one stays.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp makes files that only their owner may read
        try:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
        finally:
            os.unlink(draft)
    return path.read_text().strip()
