"""The quizzes on the repository's articles are those that somebody has read; a change shows as the diff of printed pages."""

from __future__ import annotations

import difflib

import pytest

from quizgen.draft import draft
from quizgen.quiz_document import quiz_text
from quizgen.selection import Blueprint
from tests.golden.refresh import COUNT, FOLDER, SEED, golden_path, quiz_as_text
from tests.reading import STEMS, article_of, lexicon


@pytest.mark.parametrize("stem", STEMS)
def test_quiz_on_an_article_is_the_one_that_was_read(stem: str) -> None:
    path = golden_path(stem)
    kept = path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    changed = list(difflib.unified_diff(kept, quiz_as_text(stem).splitlines(), path.name, "now", lineterm="", n=2))

    if changed:
        pytest.fail("\n".join(["Read what changed; if it is better, run: python -m tests.golden.refresh", "", *changed]))


def test_every_kept_quiz_has_its_article() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(STEMS)


def test_kept_quiz_is_what_a_draft_of_the_article_gives() -> None:
    quiz = draft(article_of(STEMS[0]), Blueprint(count=COUNT), lexicon=lexicon(), seed=SEED)

    assert quiz_text(quiz) == quiz_as_text(STEMS[0])
