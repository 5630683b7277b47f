"""Which sense of the learner's glossary a word has in its sentence, where the words around it tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import Analysis, Sentence, Token
from quizgen.analysis.glossary import LearnerSense
from quizgen.analysis.glosses import gives_away
from quizgen.analysis.lexicon import Lexicon, Pos
from quizgen.analysis.terms import Term, terms
from quizgen.wording import content_words

ONLY, CLEAR = 0.95, 0.9
"""How sure the only sense of a word is, and one that leads clearly: so many of the annotated uses were right."""

LEAST_FIT = 0.9
"""Least score for a sense to be believed at all: below it the word is used in a way that the glossary does not have."""

LEAST_FIT_OF_MANY = 1.2
"""… and where WordNet tells more than twice as many senses apart, for then it is often used in one that the glossary lacks. Of
the annotated uses 96 % of the senses asked about are right with it, on both halves, and 94 % and 91 % without."""

MARGIN = 0.3
"""Least lead of the best sense over the next for the context to decide; benchmarks.senses prints the curve."""

BESIDE, NEXT, MET, MET_NEXT, RANK = 0.4, 0.4, 0.35, 0.6, 0.12
"""What counts beside the likeness of the whole sentence: how close the words next to it come to the clues, in the mean and at
best; each clue met in the sentence, and once more next to the word; and a place in the order of frequency, against it.
The best of a grid on half of the annotated uses in training/senses."""

CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl"})
"""Labels that a verb has: a noun with one of them is a verb that the tagger took for a noun."""

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
        if token is None or term.definition is not None:
            continue
        sense = learner_sense_here(analysis, lexicon, token, term.lemma, term.pos)
        if sense is not None and sense[0].wrong and not gives_away(sense[0].definition, term.lemma):
            found.append(Explained(term, token, *sense))
    return tuple(found)


@lru_cache(maxsize=4)
def defined(analysis: Analysis, lexicon: Lexicon) -> tuple[Explained, ...]:
    """Every term that the article itself defines in words that can stand alone; the sense is the article's."""
    return tuple(
        Explained(
            term,
            analysis.tokens[found.last],
            LearnerSense(term.lemma, term.pos, 1, found.span.of(analysis.article.text).rstrip("."), (), (), ()),
            found.certainty,
        )
        for term in terms(analysis, lexicon)
        if (found := term.definition) is not None and found.proposes and not _describes_state(analysis, term)
    )


def _describes_state(analysis: Analysis, term: Term) -> bool:
    """Whether a verb’s participle is defined by another: “submerged, completely covered” is not what to submerge means."""
    if term.definition is None or term.pos != "verb":
        return False
    opening = term.definition.span.of(analysis.article.text).split()[:2]
    return any(word.endswith("ed") for word in opening)


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


def is_own_adjective(analysis: Analysis, lexicon: Lexicon, token: Token) -> bool:
    """Whether it is a participle after “be” that is an adjective too, and nobody does it: they are exhausted."""
    around = {child.dep for child in analysis.children(token)}
    passive = token.tag == "VBN" and (token.dep == "acomp" or "auxpass" in around)
    return passive and "agent" not in around and bool(lexicon.senses(token.text.lower(), "adj"))


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
    if describes(token, pos) or is_own_plural(lexicon, token) or is_own_adjective(analysis, lexicon, token):
        return None
    if token.pos == "NOUN" and token.dep in CLAUSAL:
        return None
    if any(child.dep == "prt" for child in analysis.children(token)):
        return None  # so is “soak up”
    if token.dep in {"compound", "amod"} and lexicon.knows(f"{lemma} {analysis.tokens[token.head].lemma.lower()}"):
        return None  # “vacuum cleaner” and “polar bear” are words of their own
    senses = lexicon.learner_senses(lemma, pos)
    scored = sorted(((score, -sense.rank) for sense, score in zip(senses, scores(analysis, lexicon, token, senses), strict=True)))
    many = len(lexicon.senses(lemma, pos)) > 2 * len(senses)
    if not scored or scored[-1][0] < (LEAST_FIT_OF_MANY if many else LEAST_FIT):
        return None
    if len(scored) == 1:
        return senses[0], ONLY
    return (senses[-scored[-1][1] - 1], CLEAR) if scored[-1][0] - scored[-2][0] >= MARGIN else None


def scores(analysis: Analysis, lexicon: Lexicon, token: Token, senses: Sequence[LearnerSense]) -> list[float]:
    """How well each sense fits the words around `token`."""
    sentence = analysis.tokens_of(analysis.sentences[token.sentence])
    around = [other.lemma.lower() for other in sentence if _carries(other) and other.i != token.i]
    near = [other.lemma.lower() for other in neighbours(analysis, token)]
    return [_score(lexicon, sense, around, near) for sense in senses]


def _score(lexicon: Lexicon, sense: LearnerSense, around: Sequence[str], near: Sequence[str]) -> float:
    vectors = lexicon.vectors
    closest = [max((vectors.closeness(word, clue) for clue in sense.clues), default=0.0) for word in near]
    beside = sum(closest) / len(closest) if closest else 0.0
    met, met_next = (len(set(words) & set(sense.clues)) for words in (around, near))
    like = vectors.likeness(around, [*sense.clues, *content_words(sense.definition)])
    return like + BESIDE * beside + NEXT * max(closest, default=0.0) + MET * met + MET_NEXT * met_next - RANK * sense.rank


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
