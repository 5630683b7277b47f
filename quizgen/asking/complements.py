"""What somebody wants, agrees or fails to do; what somebody says or finds."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Token
from quizgen.analysis.phrases import Phrase, trimmed
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import Wh, is_person
from quizgen.asking.asked import Asked, asked
from quizgen.asking.plainness import QUANTITIES
from quizgen.asking.realising import inverted_question
from quizgen.asking.standing import Standing

WILLING = frozenset(
    "agree attempt try want plan hope decide promise refuse offer intend choose wish aim threaten learn manage prepare vow"
    " pledge struggle fail".split()
)
"""Verbs before an infinitive that says what is done, wanted or not done."""

STATING = frozenset(
    "claim say argue report find show believe think suggest announce warn estimate conclude note explain discover fear hope"
    " insist predict reveal point know learn realize realise decide rule write add state".split()
)
"""Verbs before a clause that says what is claimed or known."""

LONGEST_CLAIM = 22
"""Most words of a claim that is a choice."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“What have both countries agreed to do?”"""
    verb = statement.verb.main.lemma.lower()
    if not _has_a_voice(standing, statement):
        return
    for phrase in statement.phrases_of("complement"):
        if phrase.before or statement.verb.passive or len(statement.phrases_of("complement")) > 1:
            continue
        if verb in WILLING and phrase.tokens[0].tag == "TO":
            yield from _deed(standing, statement, phrase)
        elif verb in STATING and phrase.tokens[0].text.lower() == "that":
            yield from _claim(standing, statement, phrase)


def _has_a_voice(standing: Standing, statement: Statement) -> bool:
    """Whether somebody wants or says it whom the article names, or people of a kind: a person, a country, an office."""
    subject = statement.subject
    if subject.tokens[0].text.lower() in QUANTITIES:
        return False
    named = subject.head.pos == "PROPN" or subject.head.i in statement.names
    return named or bool(is_person(standing.analysis, standing.lexicon, subject.head))


def _deed(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    kept = standing.kept(statement, asked=phrase)
    answer = _without_time(standing, phrase)
    if kept is None or not answer or answer[0].tag != "VB" or not standing.clause_stands(statement, phrase):
        return
    if answer[-1].text.lower() in {"so", "that"}:
        return
    if any(other.role in {"object", "recipient"} for other in kept):
        return
    question = inverted_question(standing, statement, "what", kept, stranded="to do")
    yield from asked(standing, statement, question, answer, phrase.head, Wh("what", "action", 0.85), "complement")


def _without_time(standing: Standing, phrase: Phrase) -> tuple[Token, ...]:
    """The infinitive without “to”, and without a date or length of time at its end, which the whole sentence owns."""
    mention = standing.analysis.mention_at(phrase.tokens[-1])
    last = [child for child in standing.analysis.children(phrase.head) if child.dep == "prep" and child in phrase.tokens][-1:]
    timed = {child.i for child in last} if mention is not None and mention.label == "DATE" else set()
    return trimmed(standing.analysis, phrase.head, without=timed)[1:]


def _claim(standing: Standing, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
    kept = standing.kept(statement, asked=phrase)
    answer = _without_relative(standing, phrase)
    if kept is None or len(answer) > LONGEST_CLAIM or not standing.clause_stands(statement, phrase) or answer[0].tag == "EX":
        return
    if any(other.role in {"object", "recipient"} for other in kept):
        return
    question = inverted_question(standing, statement, "what", kept)
    yield from asked(standing, statement, question, answer, phrase.head, Wh("what", "claim", 0.8), "complement")


def _without_relative(standing: Standing, phrase: Phrase) -> tuple[Token, ...]:
    """The claim without “that”, and without relative clauses when it is long."""
    tokens = phrase.tokens[1:]
    if len(tokens) <= LONGEST_CLAIM - 6:
        return tokens
    inside = {token.i for token in tokens if token.dep == "relcl"}
    dropped = {child.i for i in inside for child in standing.analysis.subtree(standing.analysis.tokens[i])}
    return tuple(token for token in tokens if token.i not in dropped)
