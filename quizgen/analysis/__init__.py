"""Article → Analysis: everything later stages ask about the text, worked out once, with offsets into the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quizgen.article import Article, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `i` counts through the article; `head` is the `i` of its governor (its own at the root).

    `pos` is the universal part of speech, `tag` the Penn Treebank's, `dep` the ClearNLP dependency label that spaCy's
    English models use; `start` and `end` are offsets into the article's text.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, number or date in the text: tokens `first` to `last` (inclusive), and its OntoNotes label (PERSON, GPE, DATE …).

    All mentions of one name carry one agreed label.
    """

    first: int
    last: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (inclusive), in paragraph number `paragraph` (from 0); `index` counts through the article."""

    index: int
    paragraph: int
    first: int
    last: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, eq=False)
class Analysis:
    """An article with its sentences, tokens and mentions, in the order of the text.

    Two analyses are equal only when they are the same one, so that what is worked out of one can be remembered by it.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()

    def text_of(self, sentence: Sentence) -> str:
        """The sentence as it stands in the article."""
        return sentence.span.of(self.article.text)

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last + 1]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        found: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token)
        return tuple(tuple(children) for children in found)

    def children(self, token: Token) -> tuple[Token, ...]:
        """The tokens it governs directly, in the order of the text."""
        return self._children[token.i]

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all it governs, in the order of the text."""
        found, waiting = [token], list(self.children(token))
        while waiting:
            child = waiting.pop()
            found.append(child)
            waiting.extend(self.children(child))
        return tuple(sorted(found, key=lambda token: token.i))

    def mention_at(self, token: Token) -> Mention | None:
        """The mention this token is part of, if any."""
        return self._mention_of.get(token.i)

    @cached_property
    def _mention_of(self) -> dict[int, Mention]:
        return {i: mention for mention in self.mentions for i in range(mention.first, mention.last + 1)}

    @cached_property
    def lemma_counts(self) -> dict[str, int]:
        """How often each lemma (lower case) stands in the article."""
        counts: dict[str, int] = {}
        for token in self.tokens:
            counts[token.lemma.lower()] = counts.get(token.lemma.lower(), 0) + 1
        return counts


def analyse(article: Article) -> Analysis:
    """Parse an article. Pure for one installed model: the same article gives the same analysis.

    Raises MissingWordData when no English model is installed.
    """
    from quizgen.analysis.syntax import parse  # the parser takes two seconds to import; types and tests do without it

    return parse(article)
