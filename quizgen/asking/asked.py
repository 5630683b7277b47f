"""A question out of a statement, with its answer and how sure every step to it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis import Token
from quizgen.analysis.phrases import read
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import AnswerKind, Wh
from quizgen.asking.standing import Standing

LIGHT_VERBS = frozenset("take make have get give do put keep play set catch pay hold draw go come bring let run turn".split())
"""Verbs whose object often is half of an idiom: “took part”, “made sense”."""

RELATIVE, RESOLVED, HEDGED = 0.9, 0.85, 0.9
"""What a question's safety keeps when its statement stood in a relative clause, when a pronoun of it was resolved, and when
the article only says that it may be so; set by reading questions from own texts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer.

    `tokens` are the answer's, `lead` the preposition before it; `sure` in 0..1 is how safe every step was.
    """

    statement: Statement
    question: str
    answer: str
    kind: AnswerKind
    head: Token
    tokens: tuple[Token, ...]
    sure: float
    role: str
    lead: str = ""


def asked(
    standing: Standing,
    statement: Statement,
    question: str | None,
    tokens: tuple[Token, ...],
    head: Token,
    wh: Wh,
    role: str,
    *,
    lead: str = "",
    wording: str = "",
) -> Iterator[Asked]:
    """The question with its answer's wording and safety; nothing when either could not be made.

    `wording` is the answer's where it is not that of its tokens.
    """
    if question is None or not tokens:
        return
    sure = wh.sure * (RELATIVE if statement.source == "relative" else 1.0) * (HEDGED if statement.hedged else 1.0)
    sure *= RESOLVED if statement.names else 1.0
    answer = wording or read(standing.analysis, tokens, statement.names)
    yield Asked(statement, question, answer, wh.kind, head, tokens, sure, role, lead)
