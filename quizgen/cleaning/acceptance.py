"""What can become an article: enough words, not too many, and English; each refusal says what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.errors import ArticleTooLong, UnusableArticle

LEAST_WORDS = 80
"""Fewer words carry no quiz: the shortest texts of graded readers have about 100."""

MOST_WORDS = 20_000
"""About forty pages of print; a longer document is a book, and a quiz asks about a chapter of it."""

MOST_BYTES = 2_000_000
"""Fifteen times the bytes of the longest article, which leaves room for a web page's markup, and keeps a request small."""

ENGLISH = 0.2
"""Least share of English function words. Running English has 0.40 to 0.55 of the words below, an English list of names or
quantities about 0.25; German, Dutch, French, Spanish, Italian and Polish have under 0.12 by shared spellings."""

_FUNCTION_WORDS = frozenset(
    "the of and to that is was for it with as his her on be at by i this had not are but from or have they which one you were"
    " their all there been if who would when what more will she he them we so out up said can him my than its into some could"
    " has do these two may then a an our over other how after first any only your where most did no now just about".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def accept(paragraphs: Sequence[str], title: str | None = None) -> None:
    """Raise UnusableArticle unless the paragraphs are an English text of a usable length."""
    text = "\n".join(paragraphs)
    count = len(text.split())
    if count == 0 and not title:
        raise UnusableArticle("There is no text here; paste the article or choose another file.")
    if not is_english(text or title or ""):
        raise UnusableArticle("This text does not look like English; questions can only be made from an English text.")
    if count < LEAST_WORDS:
        words = "no words under its title" if count == 0 else "only 1 word" if count == 1 else f"only {count} words"
        raise UnusableArticle(f"The article has {words}; give at least {LEAST_WORDS} to make questions from.")
    if count > MOST_WORDS:
        raise ArticleTooLong(f"The article has {count:,} words; choose a part of at most {MOST_WORDS:,}.")


def check_size(size: int, most: int = MOST_BYTES) -> None:
    """Raise UnusableArticle when there are more bytes than any article has."""
    if size > most:
        raise UnusableArticle(f"The text has {size / 1e6:.1f} MB; choose a part of at most {most // 1_000_000} MB.")


def is_english(text: str) -> bool:
    """Whether enough of its words are the small words of English.

    Under twenty words nothing is certain, so a short text passes unless it is in another script.

    >>> is_english("Der Hund lief über die Straße und niemand wusste, warum er es so eilig hatte. " * 3)
    False
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return False
    latin = sum(word[0].isascii() or word[0] < "\u0250" for word in words)
    if latin < 0.5 * len(words):
        return False
    return len(words) < 20 or sum(word in _FUNCTION_WORDS for word in words) >= ENGLISH * len(words)
