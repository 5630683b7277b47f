"""What something is known as."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import Wh
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import inverted_question
from quizgen.asking.standing import Standing

BECOMING = frozenset({"become", "becomes", "became"})

NAMING = frozenset({"know", "refer"})

LONGEST = 5
"""Most tokens of a name for something."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“What is the making of food from light known as?”"""
    verb = statement.verb
    if verb.main.lemma not in NAMING or not verb.passive or verb.finite.text.lower() in BECOMING:
        return  # “became known as” has no auxiliary that could change places with its subject
    for phrase in statement.phrases_of("other"):
        kept = standing.kept(statement, asked=phrase)
        if phrase.link != "as" or phrase.before or kept is None or len(phrase.inner) > LONGEST:
            continue
        question = inverted_question(standing, statement, "what", kept, stranded="as")
        yield from asked(standing, statement, question, phrase.inner, phrase.head, Wh("what", "term", 0.9), "attribute")
