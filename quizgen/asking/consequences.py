"""What happens if, when or after something else does."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis.phrases import Phrase, read
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import Wh
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import sentence_cased, statement_sentence
from quizgen.asking.standing import Standing

LINKS = frozenset({"if", "when", "once", "after", "unless", "whenever"})
"""Words before a clause that another thing follows from, or at least follows."""

HAPPENS = {"VBD": "happened", "VBZ": "happens", "VBP": "happens"}
MAY_HAPPEN = {"will": "will happen", "would": "would happen", "may": "may happen", "might": "might happen", "can": "can happen"}
"""“Happen” in the tense or under the modal of the verb asked for."""

SHORTEST, SHORTEST_ANSWER = 4, 4
"""Fewest words of the clause in the question and of the answer: below them nobody knows what is meant."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“What happens if the heat continues?”"""
    conditions = statement.phrases_of("condition")
    happens = _happens(statement)
    if len(conditions) != 1 or happens is None or conditions[0].link not in LINKS:
        return
    (condition,) = conditions
    kept = standing.kept(statement, asked=condition, loosely=True)
    if kept is None or not _stands(condition):
        return
    question = sentence_cased(f"what {happens} {read(standing.analysis, condition.tokens, statement.names)}", "?")
    answer = statement_sentence(standing.analysis, statement, kept)
    if len(answer.split()) < SHORTEST_ANSWER:
        return
    tokens = (*statement.subject.tokens, *statement.verb.tokens, *(t for phrase in kept for t in phrase.tokens))
    wh = Wh("what", "result", 0.85)
    yield from asked(standing, statement, question, tokens, statement.verb.main, wh, "result", wording=answer)


def _happens(statement: Statement) -> str | None:
    finite, verb = statement.verb.finite, statement.verb
    if verb.modal:
        return MAY_HAPPEN.get(verb.modal)
    tag = finite.tag
    return HAPPENS.get(tag) if finite.lemma != "have" or verb.main is finite else None


def _stands(condition: Phrase) -> bool:
    """Whether the clause is whole and names what it speaks of."""
    tokens = condition.tokens
    whole = tokens[0].text.lower() == condition.link and any(token.dep in {"nsubj", "nsubjpass"} for token in tokens)
    return whole and len(tokens) >= SHORTEST and not any(token.tag in {"PRP", "PRP$", "WP", "WDT"} for token in tokens)
