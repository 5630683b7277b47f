"""How long a quiz takes: the whole command against a process that only parses, and a warm draft against a bare parse.

Cold figures are medians of whole processes, taken in turn so that a drifting machine touches both alike; warm figures are
medians within one process over articles it has not seen, per 700 words. `peak_mb` is the resident memory of the whole command.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import spacy

from benchmarks.report import machine, parser, show
from quizgen.analysis.lexicon import open_lexicon
from quizgen.analysis.syntax import MODEL
from quizgen.article import Article
from quizgen.draft import draft
from quizgen.selection import Blueprint
from quizgen.sources import read_file

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "tests" / "articles").glob("0[1-6]-*.txt"))
WORDS = 700
ROUNDS = 5

FLOOR = f"""
import sys
import spacy
spacy.load("{MODEL}")(open(sys.argv[1], encoding="utf-8").read())
"""
"""A process that only imports and loads spaCy and parses the same text."""


def article_of_700_words() -> Article:
    """The first 700 words of the tests' own texts, cut at the paragraph that reaches them."""
    paragraphs: list[str] = []
    for path in SOURCES:
        for paragraph in read_file(path.read_bytes(), path.name).paragraphs:
            paragraphs.append(paragraph)
            if sum(len(text.split()) for text in paragraphs) >= WORDS:
                return Article("Seven hundred words", None, tuple(paragraphs))
    raise SystemExit("tests/articles holds too few words")


def seconds(command: list[str]) -> float:
    """Wall time of one whole process."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def warm_ms(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Median milliseconds per 700 words over articles that the process has not seen, after one that warms it."""
    work(articles[0])
    times = []
    for article in articles[1:]:
        begun = time.perf_counter()
        work(article)
        times.append(1000 * (time.perf_counter() - begun) * WORDS / article.words)
    return median(times)


def main() -> None:
    """Print the report."""
    options = parser(__doc__.splitlines()[0] if __doc__ else "").parse_args()
    article = article_of_700_words()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8")
        cold = [sys.executable, "-m", "quizgen", "generate", str(path), "--format", "json"]
        floor = [sys.executable, "-c", FLOOR, str(path)]
        pairs = [(seconds(cold), seconds(floor)) for _ in range(ROUNDS + 1)][1:]
    peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    cold_s, floor_s = (median(times) for times in zip(*pairs, strict=True))
    others = [read_file(path.read_bytes(), path.name) for path in SOURCES]
    lexicon = open_lexicon()
    warm = warm_ms(lambda other: draft(other, Blueprint(), lexicon=lexicon), others)
    pipeline = spacy.load(MODEL)
    bare = warm_ms(lambda other: pipeline(other.text), others)
    figures = {
        "cold_s": cold_s,
        "floor_s": floor_s,
        "cold_over_floor": cold_s / floor_s,
        "warm_ms_per_700_words": warm,
        "bare_parse_ms_per_700_words": bare,
        "ratio_to_parse": warm / bare,
        "peak_mb": peak_kb / 1024,
        "machine": machine(),
    }
    show(figures, as_json=options.json)


if __name__ == "__main__":
    main()
