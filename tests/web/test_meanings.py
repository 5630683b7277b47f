"""The teacher takes another meaning of a word, or writes one: the wrong choices follow, and nothing newer is overwritten."""

from __future__ import annotations

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring
from sqlalchemy import select

from quizgen.questions import load
from quizgen.store import db
from quizgen.store.quizzes import question_of
from quizgen.store.tables import QuestionRow
from tests.visitors import Visitor
from tests.web.classroom import Room, room_in

FASTER, SOONER = "to go faster", "to make something happen more quickly"
ASKED = load(
    "word-meaning",
    {
        "prompt": "What does “accelerate” mean in this sentence?",
        "passage": "She pressed the pedal to accelerate.",
        "choices": [FASTER, "to turn sharply", "to come to a stop"],
        "key": FASTER,
        "targets": ["accelerate"],
        "lemma": "accelerate",
        "pos": "verb",
    },
)


@pytest.fixture
def room(app: Flask) -> Room:
    return room_in(app, asked=(ASKED,))


def card(abara: Visitor, room: Room) -> HtmlElement:
    (found,) = fromstring(abara.get(f"/teacher/quizzes/{room.quiz}").text).find_class("question-card")
    return found


def takes(abara: Visitor, room: Room, meaning: str, version: str = "1") -> str:
    """Press the button; what the page says then."""
    address = f"/teacher/questions/{room.questions[0]}/meaning"
    shown = abara.follows(abara.post(address, {"meaning": meaning, "version": version}))
    return " ".join(" ".join(alert.text_content().split()) for alert in fromstring(shown.text).find_class("alert"))


def asked_now(app: Flask) -> tuple[str, tuple[str, ...], int]:
    with app.app_context():
        row = db.session.scalars(select(QuestionRow)).one()
        flat = question_of(row).flatten()
        return flat.key[0], flat.choices or (), row.version


def test_other_meanings_stand_below_the_question_one_click_away(app: Flask, abara: Visitor, room: Room) -> None:
    offered = [button.text_content().strip() for button in card(abara, room).cssselect(".meanings li button")]
    assert SOONER in offered
    assert FASTER not in offered
    assert "asks for that meaning now" in takes(abara, room, SOONER)
    key, choices, version = asked_now(app)
    assert (key, version) == (SOONER, 2)
    assert not set(choices) & set(ASKED.flatten().choices or ())
    assert FASTER in [button.text_content().strip() for button in card(abara, room).cssselect(".meanings li button")]


def test_meaning_of_her_own_becomes_the_right_choice(app: Flask, abara: Visitor, room: Room) -> None:
    takes(abara, room, "  to press   the pedal further down ")
    key, choices, _ = asked_now(app)
    assert key == "to press the pedal further down"
    assert len(choices) >= 3


@pytest.mark.parametrize("blank", ["", "   "])
def test_nothing_written_changes_nothing_and_says_so(app: Flask, abara: Visitor, room: Room, blank: str) -> None:
    assert "Write what the word means" in takes(abara, room, blank)
    assert asked_now(app)[0] == FASTER


@pytest.mark.parametrize("version", ["0", "7", "x", ""])
def test_question_changed_in_another_window_is_not_overwritten(app: Flask, abara: Visitor, room: Room, version: str) -> None:
    assert "changed in another window" in takes(abara, room, SOONER, version)
    assert asked_now(app)[0] == FASTER


def test_question_of_another_kind_offers_no_meanings_and_stays_as_it_is(app: Flask, abara: Visitor) -> None:
    other = room_in(app)
    assert card_count(abara, other) == 0
    with app.app_context():
        before = [(row.body, row.version, row.spares) for row in db.session.scalars(select(QuestionRow))]
    assert "has no meaning to change" in takes(abara, other, SOONER)
    with app.app_context():
        assert [(row.body, row.version, row.spares) for row in db.session.scalars(select(QuestionRow))] == before


def card_count(abara: Visitor, room: Room) -> int:
    return len(fromstring(abara.get(f"/teacher/quizzes/{room.quiz}").text).find_class("meanings"))
