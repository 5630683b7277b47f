"""The quizzes on the repository's articles, as a teacher would print them: to be read, and refreshed on purpose.

`python -m tests.golden.refresh` writes them anew; the diff is the review.
"""

from __future__ import annotations

import sys
from pathlib import Path

from quizgen.quiz import Quiz
from quizgen.quiz_document import quiz_text
from quizgen.selection import Blueprint, select
from tests.reading import STEMS, analysis_of_article, article_of, candidates_of

FOLDER = Path(__file__).parent
COUNT, SEED = 12, 0


def golden_path(stem: str) -> Path:
    """Where the quiz on that article is kept."""
    return FOLDER / f"{stem}.txt"


def quiz_as_text(stem: str) -> str:
    """The quiz that the generator makes now."""
    chosen, shortfall = select(candidates_of(stem), analysis_of_article(stem), Blueprint(count=COUNT), seed=SEED)
    return quiz_text(Quiz(article_of(stem), chosen, shortfall))


def main() -> None:
    """Write every quiz, say which changed, and remove those whose article is gone."""
    wanted = {golden_path(stem): quiz_as_text(stem) for stem in STEMS}
    for path in sorted({*FOLDER.glob("*.txt"), *wanted}):
        before = path.read_text(encoding="utf-8") if path.exists() else None
        if path not in wanted:
            path.unlink()
            sys.stdout.write(f"removed {path.name}\n")
        elif before != wanted[path]:
            path.write_text(wanted[path], encoding="utf-8")
            sys.stdout.write(f"{'made' if before is None else 'changed'} {path.name}\n")


if __name__ == "__main__":
    main()
