"""How cost grows with the article, and whether the word data bear many readers at once.

`ms_per_1000_words` of one draft (parse and all) at four lengths; `last_to_second` is the cost per word at 16,000 words over
that at 1,000. Look-ups are senses, relations, frequency, level and forms of the articles' own words, by eight threads.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from benchmarks.report import Figure, machine, parser, show
from quizgen.analysis import analyse
from quizgen.analysis.lexicon import Lexicon, default_path, open_lexicon
from quizgen.article import Article
from quizgen.draft import draft
from quizgen.selection import Blueprint
from quizgen.sources import read_file

SOURCES = sorted((Path(__file__).parents[1] / "tests" / "articles").glob("0[1-8]-*.[th]*"))
LENGTHS = (250, 1_000, 4_000, 16_000)
THREADS, LOOK_UPS = 8, 50_000


def article_of(words: int) -> Article:
    """The articles of the tests one after another, as often as needed, cut at the paragraph that reaches the length."""
    paragraphs: list[str] = []
    own = [paragraph for path in SOURCES for paragraph in read_file(path.read_bytes(), path.name).paragraphs]
    count = 0
    for paragraph in cycle(own):
        paragraphs.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            return Article("Scale", None, tuple(paragraphs))
    raise SystemExit("tests/articles holds no text")


def seconds(article: Article, lexicon: Lexicon) -> float:
    """One draft of twelve questions."""
    begun = time.perf_counter()
    draft(article, Blueprint(), lexicon=lexicon)
    return time.perf_counter() - begun


def look_up(lexicon: Lexicon, word: str) -> int:
    """What an analysis asks of one word; how many senses it found."""
    senses = lexicon.senses(word, "noun")
    for sense in senses[:2]:
        lexicon.ancestors(sense.synset)
        lexicon.meaning(sense.synset)
    lexicon.zipf(word)
    lexicon.level(word, "noun")
    lexicon.form(word, "NNS")
    return len(senses)


def errors(lexicon: Lexicon) -> int:
    """How many of the look-ups by eight threads raise or answer otherwise than the same look-up alone."""
    words = sorted({token.lemma.lower() for token in analyse(article_of(4_000)).tokens if token.text.isalpha()})
    alone = {word: look_up(lexicon, word) for word in words}
    fresh = Lexicon(lexicon.path)  # nothing remembered: every thread asks the file
    wrong = 0
    with ThreadPoolExecutor(THREADS) as pool:
        asked = list(islice(cycle(words), LOOK_UPS // 5))  # each is five look-ups or more
        for word, found in zip(asked, pool.map(lambda word: look_up(fresh, word), asked), strict=True):
            wrong += found != alone[word]
    return wrong


def main() -> None:
    """Print the report."""
    options = parser(__doc__.splitlines()[0] if __doc__ else "").parse_args()
    begun = time.perf_counter()
    lexicon = open_lexicon()
    lexicon.senses("storm", "noun")
    opening = 1000 * (time.perf_counter() - begun)
    begun = time.perf_counter()
    assert lexicon.vectors.rows
    vectors = 1000 * (time.perf_counter() - begun)
    seconds(article_of(LENGTHS[1]), lexicon)  # warm
    figures: dict[str, Figure] = {"lexicon_opening_ms": opening, "vectors_opening_ms": vectors}
    costs = {}
    for length in LENGTHS:
        article = article_of(length)
        costs[length] = 1e6 * seconds(article, lexicon) / article.words
        figures[f"ms_per_1000_words_at_{length}"] = costs[length]
    figures |= {
        "last_to_second": costs[LENGTHS[-1]] / costs[LENGTHS[1]],
        "look_ups": LOOK_UPS,
        "threads": THREADS,
        "look_up_errors": errors(Lexicon(default_path())),
        "machine": machine(),
    }
    show(figures, as_json=options.json)


if __name__ == "__main__":
    main()
