"""Statement → questions with their answers, one way of asking a file: add a file, add a way.

Each module has `ask(standing, statement)`; what it yields is kept when the question is whole, says enough to be understood,
and no other sentence of the article answers it differently.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.statements import Statement, all_tokens, statements
from quizgen.article import Span
from quizgen.asking.asked import LIGHT_VERBS, Asked
from quizgen.asking.plainness import is_plain
from quizgen.asking.standing import Standing
from quizgen.asking.weight import sentence_weight, weight_of
from quizgen.wording import fold

__all__ = ["Asked", "ask_all", "evidence_of", "sentence_weight", "weight_of", "worth_of"]

LONGEST_QUESTION = 26
"""Most words of a question asked here; experts' questions have 8 to 20."""

KIND_WORTH = {
    "reason": 1.0, "purpose": 1.0, "result": 0.9, "means": 0.9, "person": 1.0, "year": 0.9, "month": 0.9, "term": 0.9,
    "claim": 0.9, "action": 0.9, "cause": 0.9, "number": 0.4, "place": 0.4, "day": 0.3, "date": 0.3,
}  # fmt: skip
"""What a question is worth by the kind of its answer: experts ask why and how in 20 to 45 % of their questions. Strict
judges passed half of those that ask why, who or in what year, and one in ten for numbers, places and days (training/ranking)."""

WHOLE = frozenset({"reason", "purpose", "result"})
"""Kinds of answers to what is so or is not so alike: why, what for and what then can be asked of what is denied."""

POINTS_BACK = re.compile(
    r"\b(?:this|that|these|those|such) (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|day|week|month|year|night|morning|evening|time|moment|summer|winter|spring|autumn|afternoon)\b"
)
"""A time that only the sentences before tell."""

HEROIC, LEAST_HEROIC = 0.6, 3
"""Share of the mentions of persons, and their number, above which an article is about one of them; set on own biographies and
reports."""

UNWHOLE = re.compile(r"(?:’s|'s|[-–])(?=$|\?)")
"""An end that a noun is missing after."""

DETAIL_WORTH = 0.5
"""The same for things, which are soon trifles."""

_modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
_ways: tuple[Callable[[Standing, Statement], Iterator[Asked]], ...] = tuple(m.ask for m in _modules if hasattr(m, "ask"))


@lru_cache(maxsize=4)
def ask_all(analysis: Analysis, lexicon: Lexicon) -> tuple[Asked, ...]:
    """Every question that can be asked safely of the article's statements, in their order."""
    standing, soundness = Standing(analysis, lexicon), _Soundness(analysis)
    return tuple(
        asked
        for statement in statements(analysis)
        if not _garbled(statement)
        for way in _ways
        for asked in way(standing, statement)
        if (asked.kind in WHOLE or not statement.negative) and soundness.sound(asked)
    )


def evidence_of(analysis: Analysis, asked: Asked) -> tuple[Span, ...]:
    """Where the article proves the answer: the sentence, with the one before it when a word of it was resolved."""
    sentence = asked.statement.sentence
    first = analysis.sentences[sentence.index - 1] if asked.statement.names and sentence.index else sentence
    return (Span(first.start if first.paragraph == sentence.paragraph else sentence.start, sentence.end),)


def worth_of(analysis: Analysis, asked: Asked) -> float:
    """How much a teacher would want it asked, 0..1: by the weight of its sentence and the kind of its answer."""
    kind = "day" if asked.kind == "month" and not re.search(r"\d", asked.answer) else asked.kind  # “in May” is a detail as well
    return KIND_WORTH.get(kind, DETAIL_WORTH) * weight_of(analysis, asked.statement)


def _garbled(statement: Statement) -> bool:
    """Whether the parts betray a wrong parse: “be” without a predicate, a free “what”."""
    bare = not statement.phrases_of("attribute", "predicate", "other", "place", "complement")
    if statement.verb.main.lemma == "be" and bare:
        return True
    before = [token for phrase in statement.phrases if phrase.before for token in phrase.tokens]
    return any(token.text.lower() in {"what", "which", "who"} for token in (*before, *statement.subject.tokens))


def _is_background(statement: Statement) -> bool:
    """Whether it tells what had been before, or in passing what somebody's post is: nobody has to know it.

    Of 29 such questions strict judges passed two.
    """
    finite, perfect = (
        statement.verb.finite,
        statement.verb.finite.lemma == "have" and statement.verb.main is not statement.verb.finite,
    )
    present = finite.tag in {"VBZ", "VBP"} or statement.verb.main.lemma == "have"
    return (perfect and finite.text.lower() == "had") or (statement.source == "relative" and present)


class _Soundness:
    """What every question of one article must pass."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.topics = _topics(analysis)
        self.hero = _hero(analysis)
        self.lemmas = [{t.lemma.lower() for t in analysis.tokens_of(sentence) if _carries(t)} for sentence in analysis.sentences]

    def sound(self, asked: Asked) -> bool:
        """Whether the question is whole, specific, and answered in one way only."""
        words = asked.question.split()
        if not 5 <= len(words) <= LONGEST_QUESTION or re.search(r"[—–:;()]", asked.question):
            return False
        if re.search(r"\b(\w+) \1\b", asked.question, re.IGNORECASE) or POINTS_BACK.search(asked.question):
            return False
        loosely = asked.kind in WHOLE
        if not is_plain(self.analysis, asked.statement, asked.question, answer=asked.tokens, loosely=loosely):
            return False
        if asked.kind not in WHOLE and _is_background(asked.statement):
            return False
        if asked.kind in {"thing", "cause", "people"} and asked.head.lemma.lower() in self.topics:
            return False
        if asked.kind == "person" and self.hero is not None and self.hero in asked.answer.split():
            return False
        if UNWHOLE.search(asked.answer) or UNWHOLE.search(asked.question):
            return False
        return self._specific(asked) and self._unique(asked)

    def _content(self, asked: Asked) -> set[str]:
        answer = {token.i for token in asked.tokens}
        found = {token.lemma.lower() for token in all_tokens(asked.statement) if token.i not in answer and _carries(token)}
        return {lemma for lemma in found if re.search(rf"\b{re.escape(lemma[:4])}", asked.question.lower())}

    def _specific(self, asked: Asked) -> bool:
        verb = asked.statement.verb.main.lemma
        content = self._content(asked) - {verb.lower()} | set(asked.statement.names.values())
        if asked.role in {"attribute", "complement"}:
            return bool(content)
        return len(content) >= 2 or (len(content) == 1 and verb not in LIGHT_VERBS and asked.role != "subject")

    def _unique(self, asked: Asked) -> bool:
        """Whether no other sentence says the like with another answer."""
        content, verb = self._content(asked), asked.statement.verb.main.lemma.lower()
        answer = {token.lemma.lower() for token in asked.tokens if _carries(token)} or {asked.head.lemma.lower()}
        for sentence, lemmas in zip(self.analysis.sentences, self.lemmas, strict=True):
            shared = content & lemmas
            alike = len(shared) >= max(2, 0.6 * len(content)) and (verb in lemmas or shared >= content - {verb})
            if sentence.index != asked.statement.sentence.index and alike and not answer <= lemmas:
                return False
        return True


def _topics(analysis: Analysis) -> frozenset[str]:
    """What the article is about, which anybody guesses: the nouns of its title, and the one it uses most."""
    nouns = Counter(token.lemma.lower() for token in analysis.tokens if token.tag in {"NN", "NNS"})
    title = {word.removesuffix("s") for word in fold(analysis.article.title or "").split()}
    return frozenset({noun for noun in nouns if noun.removesuffix("s") in title} | {noun for noun, _ in nouns.most_common(1)})


def _hero(analysis: Analysis) -> str | None:
    """The last name of the one person whom an article is about, if there is one: the answer that anybody guesses."""
    named = Counter(mention.text.removesuffix("’s").split()[-1] for mention in analysis.mentions if mention.label == "PERSON")
    first = named.most_common(1)
    return first[0][0] if first and first[0][1] > max(HEROIC * sum(named.values()), LEAST_HEROIC) else None


def _carries(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"} and token.lemma not in {"be", "have", "do"}
