"""Which sense of the learner's glossary a word has in its sentence, where the words around it tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import Analysis, Sentence, Token
from quizgen.analysis.glossary import LearnerSense
from quizgen.analysis.lexicon import Lexicon, Pos
from quizgen.analysis.terms import Term, terms
from quizgen.wording import content_words

ONLY = 0.95
"""How sure the only sense of a word is: the glossary has every common one."""

CLEAR = 0.9
"""How sure a sense is that leads clearly."""

MARGIN = 0.12
"""Least lead of the best sense over the next for the context to decide; benchmarks.senses prints the curve."""

NEAR_WEIGHT, CLUE_WEIGHT, RANK_WEIGHT = 0.8, 0.35, 0.06
"""What the nearest words, each clue met in the sentence, and each place in the order of frequency weigh beside the likeness of
the whole sentence; fitted by hand to half of the annotated uses of benchmarks/senses."""

LONGEST_PASSAGE = 40
"""Most words of a sentence that is shown with its word marked."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A term with the sense it has at `token`, its best use, and how sure that is, 0..1."""

    term: Term
    token: Token
    sense: LearnerSense
    sure: float

    @property
    def written(self) -> str:
        """The word as the sentence has it, in small letters."""
        return self.token.text.lower()

    def sentence(self, analysis: Analysis) -> Sentence:
        """The sentence of its best use."""
        return analysis.sentences[self.token.sentence]


@lru_cache(maxsize=4)
def explained(analysis: Analysis, lexicon: Lexicon) -> tuple[Explained, ...]:
    """Every term that the glossary explains in a sense that the context decides, and worth asking about; the worthiest first."""
    found = []
    for term in terms(analysis, lexicon):
        token = best_use(analysis, term)
        if token is None or term.definition is not None or describes(token, term.pos) or is_own_plural(lexicon, token):
            continue
        sense = learner_sense_here(analysis, lexicon, token, term.lemma, term.pos)
        if sense is not None and sense[0].wrong:
            found.append(Explained(term, token, *sense))
    return tuple(found)


def best_use(analysis: Analysis, term: Term) -> Token | None:
    """The first use of the term in a whole sentence that is short enough to show."""
    for token in term.tokens:
        text = analysis.text_of(analysis.sentences[token.sentence])
        paired = text.count("“") == text.count("”") and text.count('"') % 2 == 0
        whole = paired and text.rstrip("”\"’')").endswith((".", "!", "?")) and text.lstrip("“\"‘'")[:1].isupper()
        if whole and 6 <= len(text.split()) <= LONGEST_PASSAGE:
            return token
    return None


def describes(token: Token, pos: Pos) -> bool:
    """Whether it is a verb's participle that describes a noun: it has a meaning of its own there, as in “the appointed day”."""
    return pos == "verb" and token.pos == "VERB" and token.dep in {"amod", "compound"}


def is_own_plural(lexicon: Lexicon, token: Token) -> bool:
    """Whether it is a plural with a meaning of its own: spectacles, customs."""
    word = token.text.lower()
    if token.tag != "NNS" or word == token.lemma.lower():
        return False
    return any(sense.lemma == word for sense in lexicon.senses(word, "noun"))


def learner_sense_here(
    analysis: Analysis, lexicon: Lexicon, token: Token, lemma: str, pos: Pos
) -> tuple[LearnerSense, float] | None:
    """The sense that the word at `token` has, and how sure, 0..1; None where the glossary lacks the word or nothing decides."""
    senses = lexicon.learner_senses(lemma, pos)
    if len(senses) < 2:
        return (senses[0], ONLY) if senses else None
    scored = sorted(((score, -sense.rank) for sense, score in zip(senses, scores(analysis, lexicon, token, senses), strict=True)))
    if scored[-1][0] - scored[-2][0] < MARGIN:
        return None
    return senses[-scored[-1][1] - 1], CLEAR


def scores(analysis: Analysis, lexicon: Lexicon, token: Token, senses: Sequence[LearnerSense]) -> list[float]:
    """How well each sense fits the words around `token`."""
    sentence = analysis.tokens_of(analysis.sentences[token.sentence])
    around = [other.lemma.lower() for other in sentence if _carries(other) and other.i != token.i]
    near = [other.lemma.lower() for other in neighbours(analysis, token)]
    return [_score(lexicon, sense, around, near) for sense in senses]


def _score(lexicon: Lexicon, sense: LearnerSense, around: Sequence[str], near: Sequence[str]) -> float:
    vectors = lexicon.vectors
    signature = [*sense.clues, *content_words(sense.definition)]
    closest = [max((vectors.closeness(word, clue) for clue in sense.clues), default=0.0) for word in near]
    met = len(set(around) & set(sense.clues))
    beside = sum(closest) / len(closest) if closest else 0.0
    return vectors.likeness(around, signature) + NEAR_WEIGHT * beside + CLUE_WEIGHT * met - RANK_WEIGHT * sense.rank


def neighbours(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The words that carry meaning and stand next to `token` in the parse, over prepositions and conjunctions."""
    found: list[Token] = []
    head = analysis.tokens[token.head]
    if head.i != token.i:
        found.append(head)
        if head.pos == "ADP":
            found.append(analysis.tokens[head.head])
        if token.dep == "conj":
            found.append(analysis.tokens[head.head])
    for child in analysis.children(token):
        found.append(child)
        if child.pos in {"ADP", "PART"}:
            found += analysis.children(child)
    if token.dep in {"amod", "acomp", "attr"}:  # “the danger is grave”: the subject of the copula
        found += [child for child in analysis.children(head) if child.dep in {"nsubj", "nsubjpass"}]
    return tuple(other for other in dict.fromkeys(found) if _carries(other) and other.i != token.i)


def _carries(token: Token) -> bool:
    return token.pos in {"NOUN", "VERB", "ADJ", "PROPN", "ADV"} and token.lemma.lower() not in {"be", "have", "do"}
