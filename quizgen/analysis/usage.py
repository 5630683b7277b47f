"""How words are used, for the lexicon: frequency, learners' level, inflected forms, meanings in plain words; at set-up only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from quizgen.analysis.glossary import read_glossary
from quizgen.analysis.glosses import plain_meaning, relatives
from quizgen.analysis.vectors import Entry
from quizgen.wording import words

LEAST_MET = 2.3
"""Zipf frequency below which a word is so rare that learners have no use for its meaning, not even as a wrong choice."""

PLAIN_ZIPF = 2.7
"""Least Zipf frequency of every word of a meaning in plain words: about the 20,000 commonest words of English."""

RAREST_WITH_VECTOR = 1.5
"""Likewise below which no vector is kept: an article's own term may be rarer than what is offered beside it."""

RARE_ZIPF = 1.0
"""Words rarer than ten per billion are left out: the lexicon answers 0.0 for them."""

INFLECTIONS = {"noun": ("NNS",), "verb": ("VBD", "VBG", "VBN", "VBZ"), "adj": ("JJR", "JJS"), "adv": ("RBR", "RBS")}
"""The Penn Treebank tags of the forms that each part of speech has besides its base."""

LEVEL_TAGS = {"NN": "noun", "VB": "verb", "JJ": "adj", "RB": "adv"}
"""The Penn Treebank tags of base forms, under which cefrpy files the levels that are asked for."""


def store_frequencies(db: sqlite3.Connection) -> None:
    """Every word's Zipf frequency in English at large, from wordfreq."""
    from wordfreq import get_frequency_dict, zipf_frequency

    words = get_frequency_dict("en", "best")
    rows = ((word, zipf_frequency(word, "en")) for word in words)
    db.executemany("INSERT INTO frequency VALUES (?, ?)", (row for row in rows if row[1] >= RARE_ZIPF))


def store_levels(db: sqlite3.Connection) -> None:
    """The level at which learners meet a word, by part of speech, from cefrpy."""
    from cefrpy import CEFRAnalyzer

    analyzer = CEFRAnalyzer()
    rows = []
    for word in analyzer.yield_words():
        for tag, pos in LEVEL_TAGS.items():
            level = analyzer.get_word_pos_level_float(word, tag)
            if level is not None:
                rows.append((word, pos, float(level)))
    db.executemany("INSERT INTO level VALUES (?, ?, ?)", rows)


def store_inflections(db: sqlite3.Connection) -> None:
    """The inflected forms of every lemma, from LemmInflect, which takes a quarter of a second to load."""
    from lemminflect import getInflection

    met = "SELECT DISTINCT s.key, s.pos FROM sense s JOIN frequency f ON f.word = s.key WHERE f.zipf >= ?"
    rows = [
        (lemma, tag, forms[0])
        for lemma, pos in db.execute(met, (RARE_ZIPF,)).fetchall()
        if lemma.isalpha()
        for tag in INFLECTIONS[pos]
        if (forms := getInflection(lemma, tag=tag))
    ]
    db.executemany("INSERT INTO inflection VALUES (?, ?, ?)", rows)


def entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """Each lemma that an article may teach, in the part of speech in which it is tagged most."""
    rows = db.execute(
        "SELECT s.key, s.pos, f.zipf, sum(s.count + 1) AS weight FROM sense s JOIN frequency f ON f.word = s.key"
        " WHERE f.zipf >= ? GROUP BY s.key, s.pos ORDER BY s.key, weight DESC, s.pos",
        (RAREST_WITH_VECTOR,),
    ).fetchall()
    first = {
        (key, pos): (synset, lemma)
        for key, pos, synset, lemma in db.execute("SELECT key, pos, synset, lemma FROM sense WHERE rank = 1")
    }
    supersense = dict(db.execute("SELECT id, supersense FROM synset"))
    seen: set[str] = set()
    for word, pos, zipf, _ in rows:
        if word.isalpha() and word not in seen:
            seen.add(word)
            synset, lemma = first[word, pos]
            yield Entry(word, pos, zipf, synset, supersense[synset], named=lemma != word)


def store_meanings(db: sqlite3.Connection) -> None:
    """Each synset that can be told in plain words, under the commonest of its words that learners may meet."""
    zipf: dict[str, float] = dict(db.execute("SELECT word, zipf FROM frequency"))
    best: dict[str, tuple[float, str, int, str, str]] = {}
    rows = db.execute("SELECT s.synset, s.key, s.rank, y.supersense, y.gloss FROM sense s JOIN synset y ON y.id = s.synset")
    for synset, word, rank, supersense, gloss in rows:
        met = zipf.get(word, 0.0)
        text = plain_meaning(gloss) if met >= LEAST_MET and met > best.get(synset, (0.0,))[0] else None
        if text is None or relatives(word, text) or min(zipf.get(part, 0.0) for part in words(text)) < PLAIN_ZIPF:
            continue
        best[synset] = met, word, rank, supersense, text
    made = ((synset, supersense, word, rank, met, text) for synset, (met, word, rank, supersense, text) in sorted(best.items()))
    db.executemany("INSERT INTO meaning VALUES (?, ?, ?, ?, ?, ?)", made)


def store_glossary(db: sqlite3.Connection) -> None:
    """The learner's glossary, sense by sense."""
    db.executemany("INSERT INTO glossary VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (sense.row for sense in read_glossary()))
