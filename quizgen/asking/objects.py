"""Whom or what it was done to, what something is called, by whom it was done."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis.phrases import Phrase, name_of
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import Wh, who_or_what
from quizgen.asking.asked import LIGHT_VERBS, Asked, asked
from quizgen.asking.realising import agent_question, inverted_question
from quizgen.asking.standing import Standing


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“What did Parliament pass in February 1847?”"""
    for phrase in statement.phrases:
        match phrase.role:
            case "object" if not statement.verb.passive:
                yield from _object(standing, statement, phrase)
            case "attribute":
                yield from _attribute(standing, statement, phrase)
            case "agent":
                yield from _agent(standing, statement, phrase)
            case _:
                pass


def _object(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    wh = who_or_what(standing.analysis, standing.lexicon, phrase.head)
    kept = standing.kept(statement, asked=phrase)
    if wh is None or kept is None or not standing.nameable(phrase, statement) or statement.phrases_of("recipient", "complement"):
        return
    if statement.verb.main.lemma in LIGHT_VERBS and not name_of(standing.analysis, phrase.head):
        return
    wh = Wh("whom" if wh.phrase == "who" else wh.phrase, wh.kind, wh.sure)
    question = inverted_question(standing, statement, wh.phrase, kept)
    yield from asked(standing, statement, question, phrase.tokens, phrase.head, wh, "object")


def _attribute(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    verb = statement.verb
    kept = standing.kept(statement, asked=phrase)
    if kept is None:
        return
    if verb.main.lemma in {"call", "name"} and verb.passive:
        question = inverted_question(standing, statement, "what", kept)
        yield from asked(standing, statement, question, phrase.tokens, phrase.head, Wh("what", "term", 0.95), "attribute")
    elif verb.main.lemma == "be" and name_of(standing.analysis, phrase.head) and statement.subject.head.tag == "NN":
        wh = who_or_what(standing.analysis, standing.lexicon, phrase.head)
        starts = statement.subject.tokens[0].text.lower()
        if wh and starts == "the" and standing.nameable(phrase, statement):
            question = inverted_question(standing, statement, wh.phrase, kept)
            yield from asked(standing, statement, question, phrase.tokens, phrase.head, wh, "attribute")


def _agent(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    wh = who_or_what(standing.analysis, standing.lexicon, phrase.head)
    kept = standing.kept(statement, asked=phrase)
    if wh and kept is not None and standing.nameable(phrase, statement):
        question = agent_question(standing, statement, wh.phrase, kept)
        yield from asked(standing, statement, question, phrase.inner, phrase.head, wh, "agent")
