"""Forms made from data: what a question says of its fields becomes a form, and the filled form the same question."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from quizgen.question import ChoiceQuestion, Question, ShortAnswer
from quizgen.questions import load, question_types, type_of
from quizgen.questions.word_matching import WordMatching
from quizgen.store import db
from quizgen.store.quizzes import question_of
from quizgen.store.tables import QuestionRow
from quizgen.web.forms import Choices, QuestionForm, one_line, question_form
from quizgen.web.numbers import plain_number, points_label, rounded
from tests.builders_gradebook import MILLS, matching
from tests.visitors import Visitor
from tests.web.classroom import room_in
from tests.web.test_key_never_leaks import EVERY_KIND, planted


def filled(app: Flask, kind: str, typed: dict[str, Any], before: Question | None = None) -> QuestionForm:
    """The form of a kind as it arrives with what was typed."""
    values = MultiDict(
        [(name, each) for name, value in typed.items() for each in (value if isinstance(value, list) else [value])]
    )
    with app.test_request_context(method="POST", data=values):
        form = question_form(type_of(kind), before)
        form.validate()
        return form


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda question: question.kind)
def test_question_saved_unchanged_is_the_same_question(app: Flask, abara: Visitor, question: Question) -> None:
    room = room_in(app, asked=(planted(question),))
    edit = f"/teacher/questions/{room.questions[0]}"
    assert abara.fills_in(abara.get(edit)).status_code == 302
    with app.app_context():
        (row,) = db.session.scalars(select(QuestionRow))
        assert question_of(row) == planted(question)
        assert (row.points, row.version) == (Fraction(1), 2)


@pytest.mark.parametrize("cls", question_types(), ids=lambda cls: cls.kind)
def test_new_question_of_every_kind_can_be_written_by_hand(app: Flask, abara: Visitor, cls: type[Question]) -> None:
    room = room_in(app)
    typed = {
        "line": "A line", "text": "Some text", "lines": "one\ntwo", "choices": ["this", "that", ""], "key": "True",
        "pairs": "one = uno\ntwo=dos\n\n three = tres \nfour = cuatro = IV",
    }  # fmt: skip
    values: dict[str, Any] = {field.name: typed[field.shape] for field in cls.fields}
    values |= {"choices-right": "1"} if any(field.shape == "choices" for field in cls.fields) else {}
    form = abara.get(f"/teacher/quizzes/{room.quiz}/questions/new?kind={cls.kind}")
    assert abara.fills_in(form, {**values, "points": "2,5"}).status_code == 302
    with app.app_context():
        row = db.session.scalars(select(QuestionRow).order_by(QuestionRow.id.desc())).first()
        assert row is not None
        made = question_of(row)
        assert (made.kind, row.points, row.position) == (cls.kind, Fraction(5, 2), 3)
        assert made.problem() is None
        if isinstance(made, ChoiceQuestion):
            assert made.key in {"that", "True"}
        if isinstance(made, ShortAnswer):
            assert made.accepted == ("one", "two")
        if isinstance(made, WordMatching):
            assert made.pairs == (("one", "uno"), ("two", "dos"), ("three", "tres"), ("four", "cuatro = IV"))
            assert made.extra == "A line"


def test_question_keeps_what_its_form_does_not_show(app: Flask) -> None:
    before = planted(EVERY_KIND[0])
    form = filled(
        app,
        "wh-choice",
        {"prompt": "New?", "choices": ["a", "b"], "choices-right": "1", "points": "1", "explanation": ""},
        before,
    )
    made = form.question(before)
    assert made is not None
    assert (made.evidence, made.targets, made.difficulty) == (before.evidence, before.targets, before.difficulty)
    assert made.explanation is None  # emptied, it falls back to none


def test_choices_are_read_in_their_order_without_empty_rows(app: Flask) -> None:
    typed = {"prompt": "Where?", "choices": ["", " by  the river ", "", "on a hill"], "choices-right": "3", "points": "1"}
    made = filled(app, "wh-choice", typed).question()
    assert isinstance(made, ChoiceQuestion)
    assert made.choices == ("by the river", "on a hill")
    assert made.key == "on a hill"


@pytest.mark.parametrize("right", ["", "0", "9", "-1", "1.0", "²", "9999"])
def test_mark_on_an_empty_row_or_none_is_no_key(app: Flask, right: str) -> None:
    typed = {"prompt": "Where?", "choices": ["", "here", "there"], "choices-right": right, "points": "1"}
    form = filled(app, "wh-choice", typed)
    assert form.question() is None
    assert form["choices"].errors == ["Mark which choice is right."]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("one = uno\n\ntwo dos", "Line 3 cannot be read: write an equals sign between a word and its meaning."),
        ("one = uno\ntwo =", "Line 2 cannot be read: write something before and after the equals sign."),
        (" = uno", "Line 1 cannot be read: write something before and after the equals sign."),
        ("=", "Line 1 cannot be read: write something before and after the equals sign."),
        ("one = uno\ntwo = dos", "Give 4 to 6 words, each with its meaning on the same line."),
        (" \n", "Give 4 to 6 words, each with its meaning on the same line."),
        (f"one = {'u' * 501}", "Keep each line under 500 characters."),
    ],
)
def test_pairs_that_cannot_be_used_are_refused_in_a_sentence_and_come_back_as_typed(
    app: Flask, typed: str, sentence: str
) -> None:
    form = filled(app, "word-matching", {"prompt": "Match.", "pairs": typed, "extra": "cinco", "points": "1"})
    assert form.question() is None
    assert list(form["pairs"].errors) == [sentence]
    assert form["pairs"]._value() == typed


def test_pairs_come_back_as_the_lines_that_they_are_read_from(app: Flask) -> None:
    question = matching("a boat", **MILLS)
    with app.test_request_context():
        shown = question_form(type(question), question)["pairs"]._value()
    assert shown.splitlines()[0] == "miller = someone who grinds"
    typed = {"prompt": question.prompt, "pairs": shown, "extra": "a boat", "points": "1"}
    assert filled(app, "word-matching", typed).question() == question


def test_rows_leave_room_for_more_choices_and_keep_the_mark(app: Flask) -> None:
    with app.test_request_context():
        question = load("wh-choice", {"prompt": "?", "choices": ["a", "b", "c", "d"], "key": "c"})
        rows = question_form(type(question), question)["choices"].rows()
        empty = question_form(type(question))["choices"].rows()
    assert rows == [(0, "a", False), (1, "b", False), (2, "c", True), (3, "d", False), (4, "", False), (5, "", False)]
    assert empty == [(n, "", False) for n in range(4)]


def test_choices_know_the_key_among_them() -> None:
    assert Choices(("a", ""), 0).key == "a"
    assert Choices(("a", ""), 1).key is None
    assert Choices(("a", ""), 2).key is None
    assert Choices(("a", ""), None).filled == ("a",)


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("2", Fraction(2)), ("0.5", Fraction(1, 2)), ("0,5", Fraction(1, 2)), (" 1/3 ", Fraction(1, 3)), ("100", Fraction(100)),
    ],
)  # fmt: skip
def test_points_are_exact_however_they_are_written(app: Flask, typed: str, exact: Fraction) -> None:
    form = filled(app, "wh-short", {"prompt": "?", "accepted": "a", "points": typed})
    assert list(form.points.errors) == []
    assert form.points.data == exact


@pytest.mark.parametrize("typed", ["", "1e9", "1/0", "0x10", "٣", "1.2345", "99999", "-1", "NaN", "1 2"])
def test_points_that_are_no_number_are_refused_and_kept(app: Flask, typed: str) -> None:
    form = filled(app, "wh-short", {"prompt": "?", "accepted": "a", "points": typed})
    assert list(form.points.errors) == ["Write a number, such as 1 or 0.5."]
    assert form.points._value() == typed


@given(st.fractions(0, 9999, max_denominator=9999))
def test_number_written_plainly_is_read_as_the_same(number: Fraction) -> None:
    assert Fraction(plain_number(number)) == number


@pytest.mark.parametrize(
    ("points", "label"),
    [(Fraction(1), "1 point"), (Fraction(0), "0 points"), (Fraction(3, 2), "1.5 points"), (Fraction(1, 3), "1/3 points")],
)
def test_points_are_said_in_words(points: Fraction, label: str) -> None:
    assert points_label(points) == label


@given(st.fractions(0, 1000), st.integers(0, 3))
def test_number_rounded_is_at_most_half_a_last_digit_off(number: Fraction, digits: int) -> None:
    assert abs(Fraction(rounded(number, digits)) - number) <= Fraction(1, 2 * 10**digits)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(
    typed=st.dictionaries(
        st.sampled_from(["prompt", "choices", "choices-right", "accepted", "pairs", "extra", "points", "version"]),
        st.text(max_size=20),
    )
)
def test_no_form_breaks_whatever_is_sent(app: Flask, typed: dict[str, str]) -> None:
    for cls in question_types():
        form = filled(app, cls.kind, dict(typed))
        made = form.question()
        assert made is None or made.problem() is None
        assert form.seen_version() >= 0


@given(st.text())
def test_name_is_one_line_of_printable_text(text: str) -> None:
    line = one_line(text)
    assert line is not None
    assert line.isprintable()
    assert line == " ".join(line.split())
    assert one_line(line) == line


def test_explanation_keeps_its_lines_but_no_trailing_space(app: Flask) -> None:
    typed = {"prompt": " When? ", "accepted": "1907", "points": "1", "explanation": "First line \r\nsecond line\r\n"}
    made = filled(app, "wh-short", typed).question()
    assert made == replace(load("wh-short", {"prompt": "When?", "accepted": ["1907"]}), explanation="First line\nsecond line")
