"""The lexicon as set-up built it: senses, relations, frequency, level, forms, meanings, neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.analysis.lexicon import word_data_problem
from tests.reading import lexicon


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [("carry", "VBZ", "carries"), ("go", "VBD", "went"), ("see", "VBN", "seen"), ("city", "NNS", "cities")],
)
def test_form_gives_the_form_for_a_tag(lemma: str, tag: str, form: str) -> None:
    assert lexicon().form(lemma, tag) == form


def test_form_of_an_unknown_word_is_none() -> None:
    assert lexicon().form("xqzzt", "VBD") is None


def test_senses_come_commonest_first() -> None:
    senses = lexicon().senses("dog", "noun")

    assert [sense.rank for sense in senses] == list(range(1, len(senses) + 1))
    assert senses[0].supersense == "noun.animal"
    assert lexicon().senses("xqzzt", "noun") == ()


def test_relations_lead_up_and_not_down() -> None:
    assert lexicon().is_a("dog", "animal")
    assert not lexicon().is_a("animal", "dog")


def test_antonyms_stand_both_ways() -> None:
    assert "short" in lexicon().antonyms("long")
    assert "long" in lexicon().antonyms("short")


def test_zipf_and_level_order_words_as_learners_meet_them() -> None:
    common, rare = lexicon().level("house", "noun"), lexicon().level("animosity", "noun")

    assert lexicon().zipf("house") > lexicon().zipf("animosity") > lexicon().zipf("xqzzt") == 0.0
    assert common is not None
    assert rare is not None
    assert common < rare


def test_meanings_are_plain_and_never_name_their_word() -> None:
    meanings = lexicon().meanings("noun.feeling")

    assert len(meanings) > 50
    for meaning in meanings:
        assert meaning.lemma not in meaning.text.split()
        assert not set(meaning.text) & set("();“”")
        assert lexicon().meaning(meaning.synset) == meaning


def test_neighbours_are_near_and_the_nearest_first() -> None:
    near = lexicon().vectors.neighbours("storm", 30)

    assert "hurricane" in {entry.word for entry, _ in near[:3]}
    closeness = [close for _, close in near]
    assert closeness == sorted(closeness, reverse=True)
    assert lexicon().vectors.closeness("storm", "hurricane") > lexicon().vectors.closeness("storm", "pencil")
    assert lexicon().vectors.neighbours("xqzzt", 5) == ()


def test_word_data_problem_says_what_is_missing_and_that_make_data_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.sqlite"
    assert "make data" in str(word_data_problem(path))

    path.write_bytes(lexicon().path.read_bytes())
    assert "vectors" in str(word_data_problem(path))
    assert word_data_problem(lexicon().path) is None
