"""Edition + corrections + attempt → fractions → marks → grade. Exact throughout: rounding is the export's business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from quizgen.attempt import Attempt, SlotMark
from quizgen.question import ChoiceQuestion, Question, ShortAnswer, Verdict
from quizgen.quiz import Edition, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change to a published question's key, points or standing; appended, never a change of the edition.

    Exactly what is not None applies: `key` replaces the right choice, `also_accept` adds a wording, `points` replaces
    the maximum mark, `standing` drops the question or gives everybody the full mark.
    """

    at: datetime
    slot: int
    by: str
    reason: str
    key: str | None = None
    also_accept: str | None = None
    points: Fraction | None = None
    standing: str | None = None


DROPPED, FULL_CREDIT = "dropped", "full credit"


def grade(edition: Edition, corrections: Sequence[Correction], attempt: Attempt) -> tuple[SlotMark, ...]:
    """The marks of an attempt, slot by slot in the order of the edition."""
    return tuple(_mark(slot, [c for c in corrections if c.slot == slot.number], attempt) for slot in edition.slots)


def corrected(edition: Edition, corrections: Sequence[Correction]) -> Edition:
    """The edition as its corrections leave it, with the keys and points that marks go by and students are shown."""
    slots = (_corrected(slot, [c for c in corrections if c.slot == slot.number])[0] for slot in edition.slots)
    return replace(edition, slots=tuple(slots))


def max_score(edition: Edition, corrections: Iterable[Correction]) -> Fraction:
    """The points to be had once corrections are applied."""
    corrections = list(corrections)
    slots = (_corrected(slot, [c for c in corrections if c.slot == slot.number])[0] for slot in edition.slots)
    return sum((slot.points for slot in slots), Fraction(0))


def _mark(slot: Slot, corrections: list[Correction], attempt: Attempt) -> SlotMark:
    slot, standing = _corrected(slot, corrections)
    number, points = slot.number, slot.points
    if standing == DROPPED:
        return SlotMark(number, Fraction(0), points, "question dropped", "correction")
    if overrule := attempt.overrules.get(number):
        return SlotMark(number, overrule.fraction, points, overrule.reason, overrule.by)
    if standing == FULL_CREDIT:
        return SlotMark(number, Fraction(1), points, "full credit for everybody", "correction")
    verdict: Verdict = slot.question.grade(attempt.responses.get(number))
    return SlotMark(number, verdict.fraction, points, verdict.reason)


def _corrected(slot: Slot, corrections: list[Correction]) -> tuple[Slot, str | None]:
    """The slot as the corrections leave it, and its standing; the last word counts."""
    standing: str | None = None
    for correction in corrections:
        slot = replace(slot, question=_rekeyed(slot.question, correction))
        if correction.points is not None:
            slot = replace(slot, points=correction.points)
        standing = correction.standing or standing
    if standing == DROPPED:
        slot = replace(slot, points=Fraction(0))
    return slot, standing


def _rekeyed(question: Question, correction: Correction) -> Question:
    if isinstance(question, ChoiceQuestion) and correction.key in question.choices:
        return replace(question, key=correction.key)
    if isinstance(question, ShortAnswer) and correction.also_accept:
        return replace(question, accepted=(*question.accepted, correction.also_accept))
    return question
