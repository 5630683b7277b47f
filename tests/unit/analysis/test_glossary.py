"""The learner’s glossary as data: every line reads, definitions are in plain words, wrong meanings are of their form."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from quizgen.analysis.glossary import LearnerSense, glossary_digest, read_glossary, sense_of_row
from quizgen.wording import is_profane, words
from tests.reading import lexicon

LONGEST = 14
"""Words of a definition: beyond them nobody compares four choices."""


@pytest.fixture(scope="module")
def senses() -> tuple[LearnerSense, ...]:
    return tuple(read_glossary())


def test_glossary_is_a_learners_dictionary_and_not_a_list(senses: tuple[LearnerSense, ...]) -> None:
    assert len(senses) > 5_000
    assert {sense.pos for sense in senses} == {"noun", "verb", "adj", "adv"}
    assert max(Counter((sense.lemma, sense.pos) for sense in senses).values()) <= 6


def test_definitions_are_short_and_do_not_use_their_word(senses: tuple[LearnerSense, ...]) -> None:
    for sense in senses:
        assert 1 <= len(sense.definition.split()) <= LONGEST, sense
        assert sense.lemma not in words(sense.definition), sense
        assert not set(sense.definition) & set("();:“”[]|\t"), sense
        assert sense.pos != "verb" or sense.definition.startswith("to "), sense


def test_wrong_meanings_are_three_different_ones_of_the_same_form(senses: tuple[LearnerSense, ...]) -> None:
    for sense in senses:
        told = [sense.definition, *sense.wrong]
        assert len(sense.wrong) in {0, 3}, sense
        assert len(set(told)) == len(told), sense
        assert not is_profane(" ".join(told)), sense
        assert sense.pos != "verb" or all(text.startswith("to ") for text in told), sense
        for text in sense.wrong:
            assert len(text) <= 3 * len(sense.definition) + 20, sense
            assert len(sense.definition) <= 3 * len(text) + 20, sense


def test_senses_of_a_word_have_clues_of_their_own(senses: tuple[LearnerSense, ...]) -> None:
    clues: dict[tuple[str, str], list[set[str]]] = {}
    for sense in senses:
        assert len(sense.clues) >= 4, sense
        clues.setdefault((sense.lemma, sense.pos), []).append(set(sense.clues))
    for word, sets in clues.items():
        for i, one in enumerate(sets):
            assert all(one != other for other in sets[i + 1 :]), word


def test_lexicon_answers_with_what_the_files_say(senses: tuple[LearnerSense, ...]) -> None:
    for sense in senses[::97]:
        assert sense in lexicon().learner_senses(sense.lemma, sense.pos)
    assert lexicon().learner_senses("xqzzt", "noun") == ()


def test_sense_survives_its_row(senses: tuple[LearnerSense, ...]) -> None:
    for sense in senses[:50]:
        lemma, pos, rank, *rest = sense.row
        assert sense_of_row(str(lemma), str(pos), int(rank), *map(str, rest)) == sense


@pytest.mark.parametrize("line", ["hasten\tverb\tto make something happen sooner", "hasten\tvrb\tto hurry\ta b c d\t-\t-\t-"])
def test_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "h.tsv").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"h\.tsv, line 1"):
        list(read_glossary(tmp_path))


def test_digest_changes_with_any_line(tmp_path: Path) -> None:
    (tmp_path / "h.tsv").write_text("one\n", encoding="utf-8")
    before = glossary_digest(tmp_path)
    (tmp_path / "h.tsv").write_text("two\n", encoding="utf-8")

    assert 0 <= before < 2**31
    assert glossary_digest(tmp_path) not in {before, glossary_digest()}
