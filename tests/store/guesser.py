"""A program that tries as often as it is told, each try committed, and prints how many it was let.

python -m tests.store.guesser ADDRESS TRIES LIMIT
"""

from __future__ import annotations

import sys
from datetime import timedelta

from quizgen.errors import TooManyTries
from quizgen.store import db
from quizgen.store.counters import count
from tests.builders_store import NINE, store_at


def main(address: str, tries: int, limit: int) -> None:
    """Try, and count what was not refused; begin only when a line comes in."""
    app = store_at(address)
    allowed = 0
    with app.app_context():
        sys.stdin.readline()
        for _ in range(tries):
            try:
                count("join", "somewhere", at=NINE, limit=limit, window=timedelta(minutes=15))
                allowed += 1
            except TooManyTries:
                pass
            db.session.commit()
    print(allowed)  # noqa: T201  # what the test reads


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
