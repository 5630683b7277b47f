"""What the article says of its people, and which of it makes a matching."""

from __future__ import annotations

from quizgen.asking.people import descriptions, names_acting
from quizgen.questions.people_matching import PeopleMatching
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed

TOWN = (
    "Ida Lund, a retired judge, has written a long report. The report was read by Ben Carter, the mayor of the town.",
    "The marine biologist Maria Gomez spoke for two hours. Her friend Al Stone slept.",
)


def test_descriptions_stand_beside_the_name_and_say_enough() -> None:
    found = {one.name: one.text for one in descriptions(parsed(*TOWN), lexicon())}

    assert found == {
        "Ida Lund": "a retired judge",
        "Ben Carter": "the mayor of the town",
        "Maria Gomez": "the marine biologist",
    }


def test_people_are_matched_with_what_tells_them_apart() -> None:
    (candidate,) = PeopleMatching.propose(parsed(*TOWN), lexicon())
    question = candidate.question

    assert dict(question.pairs) == {
        "Ida Lund": "a retired judge",
        "Ben Carter": "the mayor of the town",
        "Maria Gomez": "the marine biologist",
    }
    assert question.problem() is None
    assert question.grade(dict(question.pairs)).fraction == 1


def test_two_people_make_no_matching() -> None:
    assert list(PeopleMatching.propose(parsed(TOWN[0]), lexicon())) == []


def test_names_acting_are_those_of_somebody_who_does_something() -> None:
    assert names_acting(parsed("Ida Lund sold a boat. The island of Berg is small.")) == {"Lund"}
