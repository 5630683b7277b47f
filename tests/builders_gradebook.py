"""A small class with its grades: Cleo has handed in, Deniz is writing, a third has not begun."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from quizgen.article import Article
from quizgen.attempt import Answered, Attempt, Event, Graded, Started, Submitted, replay
from quizgen.gradebook import Gradebook, GradeRow, Student
from quizgen.grading import grade
from quizgen.question import Question, ShortAnswer
from quizgen.questions import load
from quizgen.quiz import Edition, publish
from quizgen.response import Response

START = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)


def choice(prompt: str, key: str, *wrong: str) -> Question:
    """A question with choices, the key first."""
    return load("wh-choice", {"prompt": prompt, "choices": [key, *wrong], "key": key})


def short(prompt: str, *accepted: str) -> Question:
    """A short answer."""
    return load("wh-short", {"prompt": prompt, "accepted": list(accepted)})


def matching(extra: str, **meanings: str) -> Question:
    """Words to be matched with their meanings, and one meaning that is left over."""
    body = {"prompt": "Match each word with its meaning.", "pairs": list(meanings.items()), "extra": extra}
    return load("word-matching", body)


MILLS = {"miller": "someone who grinds", "flour": "what is ground", "wheel": "what the river turns", "stone": "what grinds"}
"""Four words and what they mean."""


def edition(title: str = "The mill") -> Edition:
    """Two questions: 1 point for a choice, 2 points for a short answer."""
    article = Article(title, None, ("The mill stood by the river. It burned down in 1907.",))
    asked = [
        (choice("Where did the mill stand?", "by the river", "on a hill", "in the forest"), Fraction(1)),
        (short("In what year did the mill burn down?", "1907"), Fraction(2)),
    ]
    return publish(title, article, asked)


def handed_in(of: Edition, responses: Mapping[int, Response], *, minutes: int = 12) -> Attempt:
    """An attempt with these responses, one a minute, graded when handed in."""
    answers = [
        Answered(at=START + timedelta(minutes=i), slot=slot, client_id="tab", client_seq=i, response=response)
        for i, (slot, response) in enumerate(responses.items(), 1)
    ]
    end = START + timedelta(minutes=minutes)
    events: list[Event] = [Started(at=START), *answers, Submitted(at=end)]
    return replay([*events, Graded(at=end, marks=grade(of, (), replay(events)))])


def gradebook(*students: Student, of: Edition | None = None) -> Gradebook:
    """Cleo with 2 of 3 points, Deniz in progress, and the students given, who have not begun."""
    of = of or edition()
    assert any(isinstance(slot.question, ShortAnswer) for slot in of.slots)
    cleo = GradeRow(
        student=Student(last_name="Abel", first_name="Cleo", key="1001"),
        status="submitted",
        number=1,
        attempt=handed_in(of, {1: "on a hill", 2: "1907"}),
        released=True,
    )
    deniz = GradeRow(
        student=Student(last_name="Böll", first_name="Deniz", email="deniz@school.example"),
        status="in progress",
        number=1,
        attempt=replay([Started(at=START), Answered(at=START, slot=1, client_id="t", client_seq=1, response="by the river")]),
    )
    rest = [GradeRow(student=student, status="not started") for student in students]
    return Gradebook(
        class_name="10b", quiz=of.title, time_zone="Europe/Berlin", edition=of, corrections=(), rows=(cleo, deniz, *rest)
    )
