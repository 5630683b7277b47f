"""Words to be matched with meanings: on the page, saved by the script's requests and by the plain form, and shown afterwards."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring
from werkzeug.test import TestResponse

from quizgen.response import Response
from tests.builders_gradebook import MILLS, choice, matching
from tests.visitors import Visitor
from tests.web.classroom import Room, answers, begins, hands_in, room_in, sits_down

ASKED = (choice("Where did the mill stand?", "by the river", "on a hill", "in the forest"), matching("a boat", **MILLS))
"""The second one, the matching, is worth two points."""

HALF = {"miller": "someone who grinds", "wheel": "what the river turns"}


@pytest.fixture
def room(app: Flask, abara: Visitor) -> Room:
    """A lesson with a matching, whose answers are shown at once."""
    return room_in(app, asked=ASKED, release="answers")


@pytest.fixture
def attempt(room: Room, cleo: Visitor) -> str:
    """Cleo has begun."""
    sits_down(cleo, room, 0)
    return begins(cleo, room)


def standing(visitor: Visitor, attempt: str) -> Response:
    """What counts as the answer to the matching now."""
    answered: Mapping[str, Response] = (visitor.get(f"/api/attempts/{attempt}").json or {})["answers"]
    return answered.get("2")


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def lines(page: TestResponse) -> list[str]:
    """What stands beside each word, and what is left over."""
    return [words(line) for line in fromstring(page.text).cssselect("#question-2 .matches li")]


def sentence(refused: TestResponse) -> str:
    return str((refused.json or {})["error"])


# On the page -----------------------------------------------------------------------------------------------------------


def test_every_word_has_a_labelled_list_of_all_meanings_in_one_order(cleo: Visitor, attempt: str) -> None:
    page = fromstring(cleo.get(f"/attempts/{attempt}").text)
    lists = page.cssselect("#question-2 select")
    assert [words(page.cssselect(f"label[for={each.get('id')}]")[0]) for each in lists] == list(MILLS)
    (offered,) = {tuple(option.get("value", "") for option in each.cssselect("option")) for each in lists}
    assert offered[0] == ""
    assert sorted(offered[1:]) == sorted(("a boat", *MILLS.values()))
    assert [words(meaning) for meaning in page.cssselect("#question-2 .choices li")] == list(offered[1:])


def test_order_of_the_meanings_is_the_one_stored_at_the_start(room: Room, cleo: Visitor, attempt: str) -> None:
    (started,) = room.events()
    shown = [fromstring(cleo.get(f"/attempts/{attempt}").text).cssselect("#question-2 .choices li") for _ in range(2)]
    assert [[words(meaning) for meaning in each] for each in shown] == [started.body["orders"]["2"]] * 2


# Saved by the page's script --------------------------------------------------------------------------------------------


def test_match_is_saved_word_by_word_and_comes_back(room: Room, cleo: Visitor, attempt: str) -> None:
    for seq, response in enumerate(({"wheel": "a boat"}, HALF, {**HALF, "stone": "a boat"}), 1):
        assert answers(cleo, attempt, 2, response, seq).json == {"acknowledged": seq, "overtaken": {}}
        assert standing(cleo, attempt) == response
    page = fromstring(cleo.get(f"/attempts/{attempt}").text)
    chosen = [option.get("value") for option in page.cssselect("#question-2 option[selected]")]
    assert chosen == ["someone who grinds", "what the river turns", "a boat"]


def test_same_match_sent_again_is_acknowledged_in_any_order_of_its_words(room: Room, cleo: Visitor, attempt: str) -> None:
    turned = dict(reversed(HALF.items()))
    assert [answers(cleo, attempt, 2, response, 1).status_code for response in (HALF, turned)] == [200, 200]
    assert len(room.events()) == 2
    conflict = answers(cleo, attempt, 2, {**HALF, "stone": "a boat"}, 1)
    assert (conflict.status_code, standing(cleo, attempt)) == (409, HALF)


@pytest.mark.parametrize("blank", [{}, None])
def test_match_taken_back_is_a_blank(room: Room, abara: Visitor, cleo: Visitor, attempt: str, blank: Response) -> None:
    answers(cleo, attempt, 2, HALF, 1)
    assert answers(cleo, attempt, 2, blank, 2).status_code == 200
    assert standing(cleo, attempt) is None
    assert "Questions 1 and 2 are empty." in cleo.get(f"/attempts/{attempt}/review").text
    hands_in(cleo, attempt)
    assert "0 of 2" in cleo.get(f"/attempts/{attempt}/receipt").text
    assert "Not answered: 0 of 2 points." in cleo.get(f"/attempts/{attempt}/result").text


@pytest.mark.parametrize(
    ("slot", "response", "said"),
    [
        (2, "miller", "The answer to question 2 has the wrong shape; reload the page and answer it again."),
        (2, ["someone who grinds"], "The answer to question 2 has the wrong shape; reload the page and answer it again."),
        (2, {"boat": "a boat"}, "Question 2 has no such word; reload the page and match its words again."),
        (2, {"miller": "a fish"}, "Question 2 has no such choice; reload the page and choose again."),
        (2, {"miller": ""}, "Question 2 has no such choice; reload the page and choose again."),
        (1, {"miller": "a boat"}, "The answer to question 1 has the wrong shape; reload the page and answer it again."),
        (1, {}, "The answer to question 1 has the wrong shape; reload the page and answer it again."),
    ],
)
def test_response_of_another_shape_is_refused(
    room: Room, cleo: Visitor, attempt: str, slot: int, response: object, said: str
) -> None:
    refused = answers(cleo, attempt, slot, response, 1)
    assert (refused.status_code, sentence(refused)) == (422, said)
    assert len(room.events()) == 1


@pytest.mark.parametrize("response", [{"miller": None}, {"miller": ["a boat"]}, {"miller": 1}])
def test_match_with_anything_but_texts_cannot_be_read(room: Room, cleo: Visitor, attempt: str, response: object) -> None:
    refused = answers(cleo, attempt, 2, response, 1)
    assert refused.status_code == 422
    assert "could not be read" in sentence(refused)
    assert len(room.events()) == 1


# Saved by the plain form -----------------------------------------------------------------------------------------------


def test_plain_form_saves_a_match_and_changes_it(room: Room, cleo: Visitor, attempt: str) -> None:
    page = f"/attempts/{attempt}"
    cleo.fills_in(cleo.get(page), {"slot-2-1": "someone who grinds", "slot-2-3": "a boat"})
    assert standing(cleo, attempt) == {"miller": "someone who grinds", "wheel": "a boat"}
    cleo.fills_in(cleo.get(page))  # nothing changed, so nothing is saved
    assert len(room.events()) == 2
    cleo.fills_in(cleo.get(page), {"slot-2-1": "", "slot-2-3": "what the river turns"})
    assert standing(cleo, attempt) == {"wheel": "what the river turns"}
    cleo.fills_in(cleo.get(page), {"slot-2-3": ""})
    assert standing(cleo, attempt) is None


def test_plain_form_of_an_old_page_leaves_the_newer_match_of_another_word(cleo: Visitor, attempt: str) -> None:
    old = cleo.get(f"/attempts/{attempt}")
    answers(cleo, attempt, 2, HALF, 1)
    cleo.fills_in(old, {"slot-2-2": "what is ground"})
    assert standing(cleo, attempt) == {**HALF, "flour": "what is ground"}


def test_plain_form_refuses_a_meaning_that_is_not_offered_beside_its_question(room: Room, cleo: Visitor, attempt: str) -> None:
    refused = cleo.post(f"/attempts/{attempt}", {"slot-2-1": "a fish", "was-2-1": ""})
    assert refused.status_code == 422
    assert words(fromstring(refused.text).get_element_by_id("note-2")).startswith("Question 2 has no such choice")
    assert len(room.events()) == 1


def test_match_is_handed_in_without_a_script(room: Room, cleo: Visitor, attempt: str) -> None:
    given = {f"slot-2-{place}": meaning for place, meaning in enumerate(MILLS.values(), 1)}
    handed_in = cleo.fills_in(cleo.get(f"/attempts/{attempt}"), {**given, "do": "submit"})
    assert handed_in.location == f"/attempts/{attempt}/receipt"
    assert "Right: 2 of 2 points." in cleo.get(f"/attempts/{attempt}/result").text


# Afterwards ------------------------------------------------------------------------------------------------------------


def test_result_shows_word_by_word_what_was_right_and_what_was_chosen(cleo: Visitor, attempt: str) -> None:
    answers(cleo, attempt, 2, {**HALF, "stone": "a boat"}, 1)
    hands_in(cleo, attempt)
    result = cleo.get(f"/attempts/{attempt}/result")
    assert "Partly right: 1 of 2 points." in result.text
    assert lines(result) == [
        "miller = someone who grinds ✓ your answer",
        "flour = what is ground ✓ right answer ✗ not matched",
        "wheel = what the river turns ✓ your answer",
        "stone = what grinds ✓ right answer ✗ your answer a boat",
        "Left over: a boat",
    ]


def test_teacher_sees_the_match_its_share_and_why(abara: Visitor, cleo: Visitor, attempt: str) -> None:
    answers(cleo, attempt, 2, {**HALF, "stone": "a boat"}, 1)
    hands_in(cleo, attempt)
    page = abara.get(f"/teacher/attempts/{attempt}")
    assert "stone = what grinds ✓ right answer ✗ chosen a boat" in lines(page)
    (verdict,) = fromstring(page.text).cssselect("#question-2 .verdict")
    assert words(verdict) == "1 of 2 points: 2 of 4 matched: “flour”, “stone” missed"


def test_teacher_sees_a_match_that_came_too_late(abara: Visitor, cleo: Visitor, attempt: str) -> None:
    hands_in(cleo, attempt)
    assert answers(cleo, attempt, 2, HALF, 1).status_code == 409
    page = words(fromstring(abara.get(f"/teacher/attempts/{attempt}").text))
    assert "miller = someone who grinds | wheel = what the river turns" in page


def test_answers_leave_as_csv_with_the_match_beside_the_key(room: Room, abara: Visitor, cleo: Visitor, attempt: str) -> None:
    answers(cleo, attempt, 2, HALF, 1)
    hands_in(cleo, attempt)
    text = abara.get(f"/teacher/assignments/{room.assignment}/download/answers").get_data().decode("utf-8-sig")
    row = list(csv.DictReader(io.StringIO(text, newline="")))[1]
    assert row["response"] == "miller = someone who grinds | wheel = what the river turns"
    assert row["correct"].split(" | ") == [f"{word} = {meaning}" for word, meaning in MILLS.items()]
    assert (row["fraction"], row["mark"], row["max_mark"]) == ("0.5", "1", "2")


def test_paper_has_words_and_lettered_meanings_and_only_the_key_says_what_goes_with_what(room: Room, abara: Visitor) -> None:
    page = fromstring(abara.get(f"/teacher/quizzes/{room.quiz}/print").text)
    asked, key = ([words(line) for line in sheet.cssselect(".matches li")] for sheet in page.cssselect(".sheet"))
    assert asked == [f"{word}:" for word in MILLS]
    meanings = [words(line) for line in page.cssselect(".sheet")[0].cssselect(".matches + .choices li")]
    assert dict(line.split(": ") for line in key) == {word: "ABCDE"[meanings.index(MILLS[word])] for word in MILLS}
