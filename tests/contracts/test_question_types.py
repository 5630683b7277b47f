"""What every question type promises, on every candidate that real articles give it."""

from __future__ import annotations

import json
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.question import Candidate, Question, to_body
from quizgen.questions import load, question_type, question_types, type_of
from quizgen.response import Response
from quizgen.rules import refusals
from quizgen.wording import fold
from tests.builders import right_responses
from tests.reading import MORE, STEMS, article_of, candidates_of

BODIES = Path(__file__).parent / "bodies"
KINDS = [cls.kind for cls in question_types()]

RESPONSES = st.one_of(st.none(), st.text(), st.lists(st.text(), max_size=5), st.dictionaries(st.text(), st.text(), max_size=5))


def of_kind(kind: str) -> list[tuple[str, Candidate[Question]]]:
    return [(stem, c) for stem in (*STEMS, *MORE) for c in candidates_of(stem) if c.question.kind == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_type_finds_questions_in_real_articles(kind: str) -> None:
    assert of_kind(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_body_survives_json(kind: str) -> None:
    for _, candidate in of_kind(kind):
        body = json.loads(json.dumps(to_body(candidate.question)))
        assert load(kind, body) == candidate.question


@pytest.mark.parametrize("kind", KINDS)
def test_right_answer_earns_all_and_a_blank_nothing(kind: str) -> None:
    for _, candidate in of_kind(kind):
        question = candidate.question
        right = right_responses(question)
        assert right
        for answer in right:
            assert question.grade(answer).fraction == (None if question.flatten().rubric else Fraction(1))
        blanks: tuple[Response, ...] = (None, "", {}, [])
        for blank in blanks:
            assert question.grade(blank).fraction == Fraction(0)


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_choices_earn_nothing(kind: str) -> None:
    for _, candidate in of_kind(kind):
        flat = candidate.question.flatten()
        for choice in set(flat.choices or ()) - set(flat.key):
            assert candidate.question.grade(choice).fraction == Fraction(0)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_picked_from_stands_in_an_order_that_tells_nothing(kind: str) -> None:
    """Choices as they are laid out; what pairs are made with in the same order whatever goes with what."""
    for _, candidate in of_kind(kind):
        flat = candidate.question.flatten()
        if flat.pairs:
            lefts, rights = zip(*flat.pairs, strict=True)
            assert set(flat.offered) == {*rights, *(flat.extra or ())}
            assert replace(flat, pairs=tuple(zip(lefts, reversed(rights), strict=True))).offered == flat.offered
        else:
            assert flat.offered == (flat.choices or ())


@pytest.mark.parametrize("kind", KINDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(response=RESPONSES)
def test_no_response_crashes_grade(kind: str, response: Response) -> None:
    verdict = of_kind(kind)[0][1].question.grade(response)

    assert verdict.fraction is None or 0 <= verdict.fraction <= 1
    assert verdict.reason


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_stands_in_the_article(kind: str) -> None:
    for stem, candidate in of_kind(kind):
        text = article_of(stem).text
        assert candidate.question.evidence
        for span in candidate.question.evidence:
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("kind", KINDS)
def test_vocabulary_names_its_target_and_the_target_stands_in_the_evidence(kind: str) -> None:
    for stem, candidate in of_kind(kind):
        question = candidate.question
        assert bool(question.targets) == (question.skill == "vocabulary")
        shown = fold(" ".join(span.of(article_of(stem).text) for span in question.evidence))
        assert all(fold(target) in shown for target in question.targets)


@pytest.mark.parametrize("kind", KINDS)
def test_proposals_break_no_refusing_rule_and_have_no_problem(kind: str) -> None:
    for stem, candidate in of_kind(kind):
        assert refusals(candidate.question.flatten(), article_of(stem)) == ()
        assert candidate.question.problem() is None


@pytest.mark.parametrize("kind", KINDS)
def test_spares_are_no_choices_and_not_right(kind: str) -> None:
    for _, candidate in of_kind(kind):
        flat = candidate.question.flatten()
        taken = {fold(text) for text in (*flat.offered, *flat.key)}
        assert not taken & {fold(spare) for spare in candidate.spares}


@pytest.mark.parametrize("kind", KINDS)
def test_worth_and_safety_are_shares(kind: str) -> None:
    for _, candidate in of_kind(kind):
        assert 0 <= candidate.worth <= 1
        assert 0 <= candidate.safety <= 1
        assert 0 <= candidate.question.difficulty <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_editable_fields_are_stored_fields(kind: str) -> None:
    cls = type_of(kind)
    stored = {field.name for field in dataclass_fields(cls)}

    assert {field.name for field in cls.fields} <= stored
    assert "prompt" in {field.name for field in cls.fields}


@pytest.mark.parametrize("kind", KINDS)
def test_body_saved_by_the_first_release_still_loads(kind: str) -> None:
    saved = json.loads((BODIES / f"{kind}.json").read_text(encoding="utf-8"))

    question = load(kind, saved)

    assert question.problem() is None
    assert {name: value for name, value in to_body(question).items() if name in saved} == saved


def test_choices_of_a_question_hold_its_key_once() -> None:
    for stem in STEMS:
        for candidate in candidates_of(stem):
            flat = candidate.question.flatten()
            if flat.choices and not flat.is_label_series:
                assert len({fold(choice) for choice in flat.choices}) == len(flat.choices) >= 3


def test_second_claim_on_a_kind_names_both() -> None:
    first = question_types()[0]

    with pytest.raises(ValueError, match=first.__qualname__):
        question_type(first.kind, label="again", skill="fact", fields=())(Question)
