"""Whether a reader who has only the question knows what it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import COMMON_KNOWLEDGE, unknown_nouns
from quizgen.analysis.statements import Statement, all_tokens
from quizgen.wording import fold, plain

LEANING = frozenset(
    "similar same other another else everything everyone everybody everywhere later earlier afterwards afterward again instead"
    " even following previous former latter such both ones too also therefore thus already still yet next last first second"
    " remaining rest nearby inside outside together away back half double different alike equal none".split()
)
"""Words that measure one thing by another which the question does not name."""

QUANTITIES = frozenset("each every either neither all most many several few some any no half".split())

TOPICS = 6
"""How many of an article's commonest nouns a reader of its questions knows it to be about."""


@lru_cache(maxsize=4)
def topics(analysis: Analysis) -> frozenset[str]:
    """The nouns that anybody who answers questions on the article has in mind: those of its title and its commonest."""
    nouns = Counter(token.lemma.lower() for token in analysis.tokens if token.tag in {"NN", "NNS"})
    title = {word.removesuffix("s") for word in fold(analysis.article.title or "").split()}
    common = {noun for noun, count in nouns.most_common(TOPICS) if count > 1}
    return frozenset(common | {noun for noun in nouns if noun.removesuffix("s") in title})


def is_plain(
    analysis: Analysis, statement: Statement, shown: str, *, answer: Collection[Token] = (), loosely: bool = False
) -> bool:
    """Whether what is shown of a statement, less its answer, can be understood without the sentences around it.

    `loosely`: a thing that the article comes back to is known enough.
    """
    said = shown_tokens(statement, shown, answer=answer)
    unknown = [noun for noun in unknown_nouns(analysis, said) if not loosely or analysis.lemma_counts[noun.lemma.lower()] < 2]
    if leaning(said) or unknown:
        return False
    subject = [token for token in statement.subject.tokens if token not in answer]
    if subject and subject[0].i not in statement.names and _is_bare_quantity(analysis, subject):
        return False
    articles = (token for token in said if token.text.lower() == "the" and analysis.tokens[token.head] in said)
    return loosely or all(_is_known(analysis, token, said) for token in articles)


def shown_tokens(statement: Statement, shown: str, *, answer: Collection[Token] = ()) -> list[Token]:
    """The tokens of a statement that what is shown of it repeats, less its answer and what a name was written for."""
    words = set(plain(shown).split())
    return [t for t in all_tokens(statement) if t not in answer and t.i not in statement.names and plain(t.text) in words]


def leaning(said: Iterable[Token]) -> bool:
    """Whether a word of what is said leans on what is not: “the same”, “later”, “is larger”."""
    said = tuple(said)
    return any(token.text.lower() in LEANING for token in said) or _compares(said)


def _compares(said: Iterable[Token]) -> bool:
    """Whether something is said to be more or less than what is not named."""
    tags = {token.tag for token in said}
    return bool(tags & {"JJR", "RBR"}) and not any(token.text.lower() == "than" for token in said)


def _is_bare_quantity(analysis: Analysis, subject: list[Token]) -> bool:
    """Whether so many of a kind are spoken of, and the kind is not what the article is about: “eight people take out …”."""
    counts = subject[0].pos == "NUM" or subject[0].text.lower() in QUANTITIES
    return counts and subject[-1].lemma.lower() not in topics(analysis) and not any(token.pos == "PROPN" for token in subject)


def _is_known(analysis: Analysis, article: Token, said: Collection[Token]) -> bool:
    """Whether “the …” names what the question itself tells apart: “the roof of the library”, “the law” of a law article."""
    head = analysis.tokens[article.head]
    if head.lemma.lower() in topics(analysis) | COMMON_KNOWLEDGE or head.pos == "PROPN":
        return True
    within = [child for child in analysis.subtree(head) if child in said]
    if any(child.pos == "PROPN" or child.lemma.lower() in topics(analysis) for child in within):
        return True
    return any(child.i > head.i and child.dep in {"prep", "relcl", "acl"} for child in analysis.children(head) if child in said)
