"""What percentage it was, and how much money."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Token
from quizgen.analysis.phrases import Phrase, read
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import Wh
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import inverted_question, subject_question
from quizgen.asking.standing import Standing

PERCENT = frozenset({"percent", "%", "cent"})
CURRENCIES = frozenset({"$", "£", "€", "pound", "dollar", "euro", "crown", "yen", "rupee"})

PAID = frozenset(
    "cost pay spend earn raise charge invest win owe donate save lose receive collect offer make borrow lend".split()
)
"""Verbs whose object can be a sum: “how much did it cost”."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“What percentage of the heaviest listeners showed measurable hearing loss?”"""
    for phrase in (statement.subject, *statement.phrases):
        if phrase.role in {"subject", "object"} and phrase.head.lemma.lower() in PERCENT:
            yield from _percentage(standing, statement, phrase)
        elif phrase.role in {"object", "attribute", "measure"} and statement.verb.main.lemma in PAID:
            yield from _sum(standing, statement, phrase)


def _percentage(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    analysis = standing.analysis
    whole = next((child for child in analysis.children(phrase.head) if child.dep == "prep" and child.text == "of"), None)
    if whole is None or whole not in phrase.tokens:
        return
    share = tuple(token for token in phrase.tokens if token.i < whole.i)
    rest = tuple(token for token in phrase.tokens if token.i >= whole.i)
    if not _is_a_number(share) or any(token.tag in {"PRP", "PRP$"} for token in rest):
        return
    wh = Wh(f"what percentage {read(analysis, rest, statement.names)}", "percent", 0.9)
    question = None
    if phrase is statement.subject:
        kept = standing.kept(statement, without_subject=True)
        question = subject_question(standing, statement, wh.phrase, kept, plural=True) if kept else None
    else:
        kept = standing.kept(statement, asked=phrase)
        question = inverted_question(standing, statement, wh.phrase, kept) if kept is not None else None
    yield from asked(standing, statement, question, share, phrase.head, wh, "number")


def _sum(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    money = any(token.lemma.lower() in CURRENCIES for token in phrase.tokens)
    kept = standing.kept(statement, asked=phrase)
    if not money or kept is None or statement.verb.passive or not _is_a_number(phrase.tokens):
        return
    wh = Wh("how much", "money", 0.85)
    question = inverted_question(standing, statement, wh.phrase, kept)
    yield from asked(standing, statement, question, phrase.tokens, phrase.head, wh, "number")


def _is_a_number(tokens: tuple[Token, ...]) -> bool:
    """Whether it is one number with its unit, and nothing that it is measured by."""
    words = [token for token in tokens if token.pos != "PUNCT"]
    plain = all(token.pos in {"NUM", "SYM", "NOUN", "ADV", "ADP", "ADJ", "DET"} for token in words)
    return plain and sum(token.pos == "NUM" for token in words) in {1, 2} and len(words) <= 6
