"""Which sense of WordNet a word has whatever the context, where that is safe to say; elsewhere nothing."""

from __future__ import annotations

from functools import lru_cache

from quizgen.analysis.lexicon import Lexicon, Pos, Sense
from quizgen.wording import content_words

SAFE_DOMINANCE = 0.8
"""Least share of a word's tagged counts for its first meaning to be trusted without context.

At 0.8 the first sense is right for 89 % of words and 42 % of words qualify (7,253 tagged words of the Senseval and SemEval
all-words sets, WordNet 3.0); over all words it is right for 65 %.
"""

TAGGED = 4
"""Least tagged uses of an adjective's first sense to weigh it against the others; adverbs are not weighed at all: WordNet
parts their senses by fine shades, and few were tagged."""

UNTAGGED = 0.4
"""What a sense that was never tagged counts for: the tagged corpus is small, and a few of them together are a doubt."""

Meanings = tuple[tuple[Sense, ...], ...]


def safe_sense(lexicon: Lexicon, lemma: str, pos: Pos) -> tuple[Sense, float] | None:
    """The sense that the word surely has whatever the context, and how sure, 0..1; None where others are too likely."""
    groups = meanings(lexicon, lemma, pos)
    if not groups or (len(groups) > 1 and (pos == "adv" or (pos == "adj" and groups[0][0].count < TAGGED))):
        return None
    shares = _shares(groups)
    if len(groups) > 1 and (shares[0] < SAFE_DOMINANCE or groups[0][0].count < 1):
        return None
    return groups[0][0], 0.95 if len(groups) == 1 else shares[0]


@lru_cache(maxsize=20_000)
def meanings(lexicon: Lexicon, lemma: str, pos: Pos) -> Meanings:
    """The senses of a word grouped into meanings, the commonest first.

    Senses that WordNet tells apart and teachers do not (the same class, one a kind of the other or in the same words)
    count as one.
    """
    groups: list[list[Sense]] = []
    for sense in lexicon.senses(lemma, pos):
        home = next((group for group in groups if any(_alike(lexicon, sense, other) for other in group)), None)
        if home is None:
            groups.append([sense])
        else:
            home.append(sense)
    return tuple(tuple(group) for group in groups)


def _shares(groups: Meanings) -> list[float]:
    weights = [sum(max(sense.count, UNTAGGED) for sense in group) for group in groups]
    return [weight / sum(weights) for weight in weights]


def _alike(lexicon: Lexicon, one: Sense, other: Sense) -> bool:
    if one.supersense != other.supersense:
        return False
    above, over = set(lexicon.hypernyms(one.synset)), set(lexicon.hypernyms(other.synset))
    if above & over or one.synset in over or other.synset in above or other.synset in lexicon.similar(one.synset):
        return True
    said, meant = set(content_words(one.gloss)), set(content_words(other.gloss))
    return len(said & meant) >= 2 and len(said & meant) >= 0.4 * min(len(said), len(meant))
