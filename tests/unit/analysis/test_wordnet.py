"""A hundred look-ups whose answers are known: the word data give them, and data that do not are refused."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from quizgen.analysis.known_senses import KNOWN_SENSES
from quizgen.analysis.wordnet import look_up_known
from quizgen.errors import MissingWordData
from tests.reading import lexicon


def test_hundred_known_senses_are_as_wordnet_has_them() -> None:
    assert len(KNOWN_SENSES) == 100
    assert {known.pos for known in KNOWN_SENSES} == {"noun", "verb", "adj", "adv"}
    for known in KNOWN_SENSES:
        senses = lexicon().senses(known.lemma, known.pos)
        assert len(senses) == known.senses
        assert (senses[0].synset, senses[0].count, senses[0].supersense) == (known.synset, known.count, known.supersense)


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE sense SET synset = 'n00000001' WHERE key = 'dog' AND rank = 1",
        "UPDATE sense SET count = count + 1 WHERE key = 'run' AND pos = 'verb' AND rank = 1",
        "UPDATE synset SET supersense = 'noun.act' WHERE id = (SELECT synset FROM sense WHERE key = 'bank' AND rank = 1)",
        "DELETE FROM sense WHERE key = 'soon'",
    ],
)
def test_data_that_answer_otherwise_are_refused(fault: str) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as db, contextlib.closing(sqlite3.connect(lexicon().path)) as built:
        built.backup(db)
        look_up_known(db)
        db.execute(fault)
        with pytest.raises(MissingWordData, match="otherwise than WordNet"):
            look_up_known(db)
