"""What is known of a word without the article: senses, glosses, relations, frequency, level.

Reads instance/lexicon.sqlite, which quizgen/analysis/wordnet.py builds.
"""

from __future__ import annotations

import contextlib
import math
import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, cast

from quizgen.analysis.glossary import LearnerSense, sense_of_row
from quizgen.analysis.vectors import FILE, WORDS_FILE, Vectors, open_vectors
from quizgen.errors import MissingWordData

SCHEMA_VERSION = 17
"""Counts up whenever the file's layout or contents change, so that an older file is built anew."""

Pos = Literal["noun", "verb", "adj", "adv"]
POS_LETTERS: dict[str, Pos] = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
POS_OF_TAG: dict[str, Pos] = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
"""The lexicon's part of speech for a universal one."""

ZIPF_FLOORS = (5.1, 4.6, 4.2, 3.8, 3.2)
"""Least Zipf frequency of a word to be taken for A1, A2, B1, B2 or C1 by frequency alone; what is rarer is C2."""

CACHED = 20_000
"""Answers kept per question and process: an article needs some thousands."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of one word. `rank` counts from 1, the commonest; `count` is how often it was tagged in texts."""

    synset: str
    lemma: str
    pos: Pos
    rank: int
    count: int
    gloss: str
    supersense: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A synset told in plain words, with the commonest word for it, the rank of this sense of it and its Zipf frequency."""

    synset: str
    lemma: str
    rank: int
    zipf: float
    text: str


def default_path() -> Path:
    """instance/lexicon.sqlite beside the package, or in the directory that QUIZGEN_INSTANCE names."""
    named = os.environ.get("QUIZGEN_INSTANCE")
    instance = Path(named) if named else Path(__file__).resolve().parents[2] / "instance"
    return instance / "lexicon.sqlite"


def stored_version(path: Path) -> int | None:
    """The version of the lexicon at `path`; None when there is no readable one."""
    if not path.is_file():
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


@lru_cache(maxsize=4)
def _opened(path: Path) -> Lexicon:
    return Lexicon(path)


def word_data_problem(path: Path) -> str | None:
    """Why the word data at `path` cannot be used, in a sentence that says what to do; None when they can."""
    found = stored_version(path)
    if found is None:
        return f"The word data are missing ({path}): run “make data” once."
    if found != SCHEMA_VERSION:
        return f"The word data are of another version ({path}): run “make data” again."
    missing = next((file for name in (FILE, WORDS_FILE) if not (file := path.with_name(name)).is_file()), None)
    return None if missing is None else f"The word data are missing ({missing}): run “make data” again."


def open_lexicon(path: Path | None = None) -> Lexicon:
    """The lexicon at `path`, by default `default_path()`; one per process and path.

    Raises MissingWordData when it is not there or of another version.
    """
    path = path or default_path()
    if problem := word_data_problem(path):
        raise MissingWordData(problem)
    return _opened(path.resolve())


P = ParamSpec("P")
T = TypeVar("T")


def _remembered(method: Callable[Concatenate[Lexicon, P], T]) -> Callable[Concatenate[Lexicon, P], T]:
    """The method with its latest answers kept; a lexicon lives as long as its process, so nothing leaks."""
    return cast(Callable[Concatenate["Lexicon", P], T], lru_cache(maxsize=CACHED)(method))


class Lexicon:
    """Read-only, safe in threads and across forks: every thread of every process reads through its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        if getattr(self._local, "pid", None) != os.getpid():
            # A connection must not cross a fork; the parent's is left alone here and closed there.
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._local.inherited = getattr(self._local, "db", None)
            self._local.db = sqlite3.connect(uri, uri=True)
            self._local.pid = os.getpid()
        rows: list[tuple[Any, ...]] = self._local.db.execute(query, values).fetchall()
        return rows

    @_remembered
    def senses(self, lemma: str, pos: Pos) -> tuple[Sense, ...]:
        """The senses of a word, the commonest first; spaces part the words of a compound.

        Empty for a word that WordNet does not have with this part of speech.
        """
        rows = self._rows(
            "SELECT s.synset, s.lemma, s.pos, s.rank, s.count, y.gloss, y.supersense"
            " FROM sense s JOIN synset y ON y.id = s.synset WHERE s.key = ? AND s.pos = ? ORDER BY s.rank",
            lemma.lower(),
            pos,
        )
        return tuple(
            Sense(synset, name, part, rank, count, gloss, supersense)
            for synset, name, part, rank, count, gloss, supersense in rows
        )

    @_remembered
    def learner_senses(self, lemma: str, pos: Pos) -> tuple[LearnerSense, ...]:
        """What the learner's glossary says of a word, the commonest sense first; empty when it does not have the word."""
        query = (
            "SELECT lemma, pos, rank, definition, clues, synonyms, wrong, swaps FROM glossary"
            " WHERE lemma = ? AND pos = ? ORDER BY rank"
        )
        return tuple(sense_of_row(*row) for row in self._rows(query, lemma.lower(), pos))

    @_remembered
    def lemmas(self, synset: str) -> tuple[str, ...]:
        """The words that share this sense, the most often tagged first."""
        rows = self._rows("SELECT lemma FROM sense WHERE synset = ? ORDER BY count DESC, rank, lemma", synset)
        return tuple(row[0] for row in rows)

    @_remembered
    def _targets(self, synset: str, kind: str) -> tuple[str, ...]:
        rows = self._rows("SELECT target FROM relation WHERE source = ? AND kind = ? ORDER BY target", synset, kind)
        return tuple(row[0] for row in rows)

    @_remembered
    def _lemma_targets(self, lemma: str, kind: str) -> tuple[tuple[str, str, str], ...]:
        rows = self._rows("SELECT synset, target_key, target FROM lemma_relation WHERE key = ? AND kind = ?", lemma.lower(), kind)
        return tuple((row[0], row[1], row[2]) for row in rows)

    def relation(self, synset: str, kind: str) -> tuple[str, ...]:
        """The synsets to which this one points by `kind`, such as "entailment", "attribute" or "member_holonym"."""
        return self._targets(synset, kind)

    def hypernyms(self, synset: str) -> tuple[str, ...]:
        """What this is a kind of, or an instance of, one step up."""
        return self._targets(synset, "hypernym") + self._targets(synset, "instance_hypernym")

    def similar(self, synset: str) -> tuple[str, ...]:
        """Adjectives of the same cluster, and what WordNet says to see also."""
        return self._targets(synset, "similar") + self._targets(synset, "also")

    def antonyms(self, lemma: str, synset: str | None = None) -> tuple[str, ...]:
        """The words opposite to this one, in one sense or in all."""
        found = self._lemma_targets(lemma, "antonym")
        return tuple(dict.fromkeys(word for source, word, _ in found if synset in {None, source}))

    def related(self, lemma: str, pos: Pos) -> tuple[str, ...]:
        """Words derived from this one or from which it derives, of any part of speech: "reluctant" → "reluctance"."""
        own = {sense.synset for sense in self.senses(lemma, pos)}
        found = self._lemma_targets(lemma, "derivation") + self._lemma_targets(lemma, "pertainym")
        return tuple(sorted({word for source, word, _ in found if source in own}))

    def supersenses(self, lemma: str, pos: Pos) -> tuple[str, ...]:
        """The broad classes (lexicographer files, such as "noun.person") of the word's senses, the commonest first."""
        return tuple(dict.fromkeys(sense.supersense for sense in self.senses(lemma, pos)))

    @_remembered
    def ancestors(self, synset: str) -> frozenset[str]:
        """All that this is a kind of, however far up, without itself."""
        found: set[str] = set()
        waiting = list(self.hypernyms(synset))
        while waiting:
            above = waiting.pop()
            if above not in found:
                found.add(above)
                waiting.extend(self.hypernyms(above))
        return frozenset(found)

    def is_a(self, thing: str, ancestor: str, pos: Pos = "noun") -> bool:
        """Whether some sense of `thing` is, or is a kind of, some sense of `ancestor`: synset ids or lemmas."""
        wanted = self._synsets(ancestor, pos)
        return any(synset in wanted or wanted & self.ancestors(synset) for synset in self._synsets(thing, pos))

    def _synsets(self, thing: str, pos: Pos) -> frozenset[str]:
        if thing[:1] in POS_LETTERS and thing[1:].isdigit():
            return frozenset({thing})
        return frozenset(sense.synset for sense in self.senses(thing, pos))

    @_remembered
    def form(self, lemma: str, tag: str) -> str | None:
        """A word's inflected form for a Penn tag: NNS, VBD, VBG, VBN, VBZ, JJR, JJS, RBR or RBS; None when it is not known.

        From LemmInflect, at set-up.
        """
        rows = self._rows("SELECT form FROM inflection WHERE lemma = ? AND tag = ?", lemma.lower(), tag)
        return str(rows[0][0]) if rows else None

    @_remembered
    def meaning(self, synset: str) -> Meaning | None:
        """What the synset means in plain words; None when its gloss has none."""
        rows = self._rows("SELECT synset, lemma, rank, zipf, text FROM meaning WHERE synset = ?", synset)
        return Meaning(*rows[0]) if rows else None

    @_remembered
    def meanings(self, supersense: str) -> tuple[Meaning, ...]:
        """Every meaning of a broad class that can be told in plain words, under the commonest word for it."""
        rows = self._rows("SELECT synset, lemma, rank, zipf, text FROM meaning WHERE supersense = ? ORDER BY synset", supersense)
        return tuple(Meaning(*row) for row in rows)

    @cached_property
    def vectors(self) -> Vectors:
        """How alike the use of words is."""
        return open_vectors(self.path.parent)

    @_remembered
    def zipf(self, word: str) -> float:
        """Zipf frequency: the base-10 logarithm of occurrences per billion words; 3 is once per million, 0.0 unknown.

        For several words, the estimate that wordfreq makes: the reciprocal frequencies add up.
        """
        parts = word.lower().replace("-", " ").split()
        if not parts:
            return 0.0
        rows = [self._rows("SELECT zipf FROM frequency WHERE word = ?", part) for part in parts]
        found = [float(row[0][0]) if row else 0.0 for row in rows]
        if len(found) == 1 or 0.0 in found:
            return min(found)
        return max(0.0, round(-math.log10(sum(10.0**-zipf for zipf in found)), 2))

    @_remembered
    def level(self, lemma: str, pos: Pos) -> int | None:
        """The level at which learners meet a word: 1 is A1, 6 is C2; None for a word nobody counted.

        cefrpy's lists are coarse, so they vote with frequency: the mean of both, rounded up.
        """
        zipf = self.zipf(lemma)
        listed = self._rows("SELECT level FROM level WHERE word = ? AND pos = ?", lemma.lower(), pos)
        if not listed and zipf == 0.0:
            return None
        by_frequency = next((i for i, floor in enumerate(ZIPF_FLOORS, 1) if zipf >= floor), 6)
        if not listed:
            return by_frequency
        return int(-(-(float(listed[0][0]) + by_frequency) // 2))

    @_remembered
    def knows(self, word: str) -> bool:
        """Whether WordNet has the word, in any part of speech."""
        return bool(self._rows("SELECT 1 FROM sense WHERE key = ? LIMIT 1", word.lower()))
