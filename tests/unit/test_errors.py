"""Errors that a person may see."""

from __future__ import annotations

import inspect

from quizgen import errors


def test_every_error_is_a_quizgen_error_so_that_one_place_can_show_it() -> None:
    classes = [value for _, value in inspect.getmembers(errors, inspect.isclass)]

    assert len(classes) > 1
    assert all(issubclass(cls, errors.QuizgenError) for cls in classes)


def test_error_shows_its_sentence_and_nothing_else() -> None:
    assert str(errors.NotOpen("This quiz opens at 9:00; come back then.")) == "This quiz opens at 9:00; come back then."
