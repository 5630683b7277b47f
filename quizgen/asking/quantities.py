"""How many there were."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Token
from quizgen.analysis.phrases import POINTING, Phrase, read
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import YEAR, Wh
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import inverted_question, subject_question
from quizgen.asking.standing import Standing

COUNTED_ROLES = frozenset({"subject", "object", "attribute", "time", "other", "measure"})
LINKS = frozenset({"for", "in", "within"})
"""Prepositions that can open the question: “for how many days”."""

FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth"})
"""Nouns of which nobody asks how many there were."""

NOT_COUNTED = frozenset({"PERSON", "GPE", "ORG", "FAC", "WORK_OF_ART", "LAW"})


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“How many jars stood on the shelf?”"""
    analysis = standing.analysis
    for phrase in (statement.subject, *statement.phrases):
        noun = phrase.head
        definite = phrase.tokens[0].text.lower() in {"the", "these", "those", "all"}
        if phrase.role not in COUNTED_ROLES or noun.tag != "NNS" or definite:
            continue
        numerals = [child for child in analysis.children(noun) if child.dep == "nummod" and child.tag == "CD"]
        if len(numerals) != 1 or any(child.dep in {"det", "poss", "conj"} for child in analysis.children(noun)):
            continue
        mention = analysis.mention_at(numerals[0])
        if YEAR.fullmatch(numerals[0].text) or (mention is not None and mention.label in NOT_COUNTED):
            continue
        yield from _how_many(standing, statement, phrase, [t for t in analysis.subtree(numerals[0]) if t in phrase.tokens])


def _how_many(standing: Standing, statement: Statement, phrase: Phrase, counted: list[Token]) -> Iterator[Asked]:
    inner = phrase.inner
    rest = [token for token in inner if token not in counted]
    if not rest or inner[0] not in counted or rest[0].i < counted[-1].i or any(token.tag in {"PRP", "PRP$"} for token in rest):
        return
    if phrase.head.lemma.lower() in FRACTIONS or any(token.tag in {"TO", "WDT", "WP", "VB"} for token in rest):
        return
    if rest[0].text.lower() in POINTING or statement.phrases_of("attribute"):
        return
    number = tuple(token for token in counted if token.text.lower() not in {"only", "just", "some", "even"})
    things = read(standing.analysis, rest, statement.names)
    wh = Wh(f"how many {things}", "number", 0.9)
    question = None
    if phrase.role == "subject":
        kept = standing.kept(statement, without_subject=True)
        question = subject_question(standing, statement, wh.phrase, kept, plural=True) if kept else None
    elif phrase.role not in {"time", "other"} or phrase.link in LINKS:
        kept = standing.kept(statement, asked=phrase)
        lead = f"{phrase.link} {wh.phrase}" if phrase.link else wh.phrase
        question = inverted_question(standing, statement, lead, kept) if kept is not None else None
    yield from asked(standing, statement, question, number, phrase.head, wh, "number")
