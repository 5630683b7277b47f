"""What every export of a quiz promises, on every question type and every shape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.exports import QuizExport, quiz_export, quiz_export_of, quiz_exports
from quizgen.questions import question_types
from quizgen.quiz_sheet import Item, QuizSheet, report
from tests.builders_sheet import EVERY_SHAPE, NASTY, nasty, sheet_of, spoilt
from tests.reading import MORE, STEMS, article_of, candidates_of

EXPORTS = [pytest.param(export, id=export.name) for export in quiz_exports()]
KINDS = [cls.kind for cls in question_types()]


def quiz_of_kind(kind: str, most: int = 3) -> QuizSheet:
    """A few questions of a kind, as a real article gives them."""
    for stem in (*STEMS, *MORE):
        found = [candidate for candidate in candidates_of(stem) if candidate.question.kind == kind][:most]
        if found:
            items = (Item(n, candidate.question.flatten()) for n, candidate in enumerate(found, 1))
            return QuizSheet("A quiz", article_of(stem), tuple(items))
    raise AssertionError(f"no article gives a question of kind {kind}")


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_question_type_goes_through_every_export(kind: str, export: QuizExport) -> None:
    sheet = quiz_of_kind(kind)

    taken = export.write(sheet)

    lost = {loss.question for loss in taken.losses}
    assert taken.data or lost >= {item.number for item in sheet.items}  # flash cards hold no free writing
    assert taken == export.write(sheet)
    assert {loss.question for loss in taken.losses} <= {None, *(item.number for item in sheet.items)}


@pytest.mark.parametrize("export", EXPORTS)
def test_every_shape_alone_and_together_goes_through_every_export(export: QuizExport) -> None:
    for flat in EVERY_SHAPE:
        export.write(sheet_of(flat, points=2))

    assert export.write(sheet_of(*EVERY_SHAPE)).data


@pytest.mark.parametrize("export", EXPORTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(nasty, min_size=1, max_size=6), title=nasty)
def test_nasty_texts_break_no_export(export: QuizExport, texts: list[str], title: str) -> None:
    assert export.write(sheet_of(*(spoilt(flat, texts) for flat in EVERY_SHAPE), title=title)).data


@pytest.mark.parametrize("export", EXPORTS)
def test_a_sheet_of_nasty_choices_gives_the_same_bytes_twice(export: QuizExport) -> None:
    sheet = sheet_of(*(spoilt(flat, list(NASTY)) for flat in EVERY_SHAPE))

    assert export.write(sheet).data == export.write(sheet).data


@pytest.mark.parametrize("export", EXPORTS)
def test_losses_are_plain_sentences(export: QuizExport) -> None:
    for sentence in report(export.write(sheet_of(*EVERY_SHAPE, points=2)).losses):
        assert sentence.endswith(".")
        assert sentence[0].isupper()
        assert "None" not in sentence


@pytest.mark.parametrize("export", EXPORTS)
def test_what_does_not_leave_is_reported(export: QuizExport) -> None:
    """Our own JSON holds all; every other format says at least that the article stays."""
    taken = export.write(sheet_of(*EVERY_SHAPE))

    assert bool(taken.losses) is (export.name != "json")


@pytest.mark.parametrize("export", EXPORTS)
def test_export_says_what_it_is_for(export: QuizExport) -> None:
    assert export.label
    assert export.purpose.endswith(".")
    assert export.suffix.startswith(".")
    assert "/" in export.media_type
    assert quiz_export_of(export.name) is export


@pytest.mark.parametrize("export", EXPORTS)
def test_an_empty_quiz_is_no_accident(export: QuizExport) -> None:
    assert isinstance(export.write(replace(sheet_of(), items=())).data, bytes)


def test_second_claim_on_a_name_raises() -> None:
    taken = quiz_exports()[0]

    with pytest.raises(ValueError, match=taken.name):
        quiz_export(taken.name, label="again", purpose="Again.", suffix=".x", media_type="a/b")(taken.write)
