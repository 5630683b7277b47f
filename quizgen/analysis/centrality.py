"""How much of an article's weight a sentence carries."""

from __future__ import annotations

from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.discourse import markers
from quizgen.wording import fold

LEDE = 1.15
"""What a sentence of the first paragraph gains: news and essays say there what they are about."""

TIED = 1.1
"""What a sentence gains that tells a cause, a result or a contrast: there the ideas of a text hang together."""


@lru_cache(maxsize=4)
def centrality(analysis: Analysis) -> tuple[float, ...]:
    """Per sentence, 0..1: the mean weight of its content words, where a word weighs by how often the article returns to it.

    The heaviest sentence has 1. Words of the title weigh as if they came twice more.
    """
    title = {word.removesuffix("s")[:5] for word in fold(analysis.article.title or "").split() if len(word) > 3}

    def weight(token: Token) -> float:
        count = analysis.lemma_counts.get(token.lemma.lower(), 1) + (
            2 if token.lemma.lower().removesuffix("s")[:5] in title else 0
        )
        return min(count, 6) / 6

    tied = {marker.sentence for marker in markers(analysis) if marker.relation in {"cause", "result", "contrast"}}
    raw = []
    for sentence in analysis.sentences:
        content = [token for token in analysis.tokens_of(sentence) if token.pos in {"NOUN", "PROPN", "VERB", "ADJ"}]
        mean = sum(map(weight, content)) / max(len(content), 4)
        raw.append(mean * (LEDE if sentence.paragraph == 0 else 1.0) * (TIED if sentence.index in tied else 1.0))
    most = max(raw, default=0.0) or 1.0
    return tuple(value / most for value in raw)
