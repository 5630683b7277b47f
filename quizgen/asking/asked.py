"""A question out of a statement, with its answer and how sure every step to it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis import Token
from quizgen.analysis.phrases import name_of, read
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import AnswerKind, Wh
from quizgen.asking.standing import Standing

LIGHT_VERBS = frozenset("take make have get give do put keep play set catch pay hold draw go come bring let run turn".split())
"""Verbs whose object often is half of an idiom: “took part”, “made sense”."""

EFFECTIVE = frozenset(
    "affect allow attract avert block break bring cause change confuse create cure cut damage decide destroy double drive ease"
    " enable encourage end endanger force free halt harm help hinder improve increase inspire keep kill lead lift limit lower"
    " prevent produce prompt protect prove push raise reduce relieve remove restore reveal ruin save shape shrink slow solve"
    " speed spoil spread start stop strengthen threaten transform trigger turn weaken worsen".split()
)
"""Verbs of doing something to something: what does or did so is a cause."""

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
    mention = name_of(standing.analysis, head)
    if wh.kind == "person" and mention is not None:
        tokens = tuple(token for token in tokens if token.i <= mention.last)  # without “of Philadelphia”
    sure = wh.sure * (RELATIVE if statement.source == "relative" else 1.0) * (HEDGED if statement.hedged else 1.0)
    sure *= RESOLVED if statement.names else 1.0
    answer = wording or read(standing.analysis, tokens, statement.names)
    acts = role == "agent" or (role == "subject" and not statement.verb.passive and bool(statement.phrases_of("object")))
    causes = wh.kind == "thing" and acts and statement.verb.main.lemma in EFFECTIVE
    yield Asked(statement, question, answer, "cause" if causes else wh.kind, head, tokens, sure, role, lead)
