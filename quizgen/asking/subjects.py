"""Who or what did it: the subject asked for, the rest of the statement kept."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis.phrases import Phrase
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import Wh, noun_class, who_or_what
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import subject_question
from quizgen.asking.standing import Standing

SEEMING = frozenset("seem appear turn prove remain look sound feel".split())
"""Verbs that link a subject to what it is like: who or what does so is no question."""

SAYING = frozenset(
    "say tell ask think believe know write argue explain claim add reply answer warn note hope admit suggest".split()
)
"""Verbs whose subject has a voice: a person, or an office that speaks."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“Who opened a model kitchen in Dublin in April?”"""
    subject, verb = statement.subject, statement.verb.main.lemma
    kept = standing.kept(statement, without_subject=True)
    wh = (
        Wh("who", "person", 0.8)
        if statement.resolves_a_person
        else who_or_what(standing.analysis, standing.lexicon, subject.head)
    )
    if not kept or wh is None or not standing.nameable(subject, statement):
        return
    if verb == "be" and not statement.verb.auxiliaries and not _identifies(kept):
        return
    if wh.phrase == "what" and noun_class(standing.lexicon, subject.head.lemma.lower()) == "noun.group":
        return  # a union or a team: neither who nor what
    if verb in SEEMING or (verb in SAYING and wh.kind not in {"person", "people", "organisation"}):
        return
    question = subject_question(standing, statement, wh.phrase, kept)
    yield from asked(standing, statement, question, subject.tokens, subject.head, wh, "subject")


def _identifies(kept: tuple[Phrase, ...]) -> bool:
    """Whether what is said with “be” fits one thing only: “the first …”, “the capital of …”."""
    attributes = [phrase for phrase in kept if phrase.role == "attribute"]
    return bool(attributes) and attributes[0].tokens[0].text.lower() == "the"
