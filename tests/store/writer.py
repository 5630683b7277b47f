"""A program that answers as fast as it can from several threads and says, line by line, which answers are safe.

python -m tests.store.writer ADDRESS ATTEMPT after|before

With `after` a number is printed once its answer is committed, as the web does. With `before` it is printed too early,
and the twentieth answer is never committed: what a test must catch.
"""

from __future__ import annotations

import sys
import threading
from itertools import count

from quizgen.store import db
from quizgen.store.attempts import answer
from quizgen.store.tables import AttemptRow
from tests.builders_store import answered, store_at

NEVER_COMMITTED = 20


def main(address: str, attempt_id: int, when: str) -> None:
    """Write until killed."""
    app = store_at(address)
    numbers, lines, line, forever = count(1), count(1), threading.Lock(), threading.Event()

    def acknowledge(number: int) -> int:
        with line:
            print(number, flush=True)  # noqa: T201  # the acknowledgement
            return next(lines)

    def write() -> None:
        with app.app_context():
            for number in numbers:
                answer(db.session.get_one(AttemptRow, attempt_id), answered(2, str(number), number))
                if when == "before" and acknowledge(number) == NEVER_COMMITTED:
                    forever.wait()
                db.session.commit()
                if when == "after":
                    acknowledge(number)

    threads = [threading.Thread(target=write, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
