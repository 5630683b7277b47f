"""What a word means: by the article where it says so, else by a sense that is safe."""

from __future__ import annotations

import pytest

from quizgen.analysis.glosses import relatives
from quizgen.analysis.learner_senses import LONGEST_PASSAGE
from quizgen.question import LEAST_WRONG, MOST_WRONG, Candidate
from quizgen.questions.word_meaning import WordMeaning
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

ANIMOSITY = "The animosity between the two villages grew every year."
ODD = "anybody who does what nobody would do"
QUORUM = "The court called a quorum, the smallest number of members who must be present."


def meanings(*paragraphs: str) -> dict[str, Candidate[WordMeaning]]:
    """The questions by the word they ask about."""
    return {candidate.about: candidate for candidate in WordMeaning.propose(parsed(*paragraphs), lexicon())}


def test_word_that_the_article_defines_is_asked_with_its_own_words() -> None:
    question = meanings(QUORUM)["quorum"].question

    assert question.prompt == "According to the article, what does “quorum” mean?"
    assert question.key == "the smallest number of members who must be present"
    assert question.passage is None


def test_word_with_a_safe_sense_is_asked_in_its_sentence() -> None:
    question = meanings(ANIMOSITY)["animosity"].question

    assert question.prompt == "What does “animosity” mean in this sentence?"
    assert question.passage == ANIMOSITY
    assert question.key == "a strong feeling of dislike or hate"
    assert question.targets == ("animosity",)


def test_word_is_asked_in_its_first_sentence_that_is_whole_and_short_enough() -> None:
    long = " ".join(["The animosity was old", *["and it grew and grew and grew again"] * 6]) + "."

    assert meanings(long, "Old animosity!", ANIMOSITY)["animosity"].question.passage == ANIMOSITY


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("The bank was long and steep, and the bank was closed.", "bank", id="no meaning is sure"),
        pytest.param("Animosity!", "animosity", id="no whole sentence"),
        pytest.param("He wore spectacles and spectacles and spectacles every day.", "spectacle", id="a plural of its own"),
    ],
)
def test_word_is_not_asked(text: str, word: str) -> None:
    assert word not in meanings(text)


def test_word_defined_in_words_that_are_no_choice_is_not_asked_by_the_dictionary_either() -> None:
    text = "A quorum is defined as the smallest number of men that he needs, and the quorum was missing on Monday."

    assert "quorum" not in meanings(text)


@pytest.mark.parametrize("stem", STEMS)
def test_meanings_of_an_article_are_different_and_in_plainer_words_than_the_term(stem: str) -> None:
    analysis = analysis_of_article(stem)
    found = list(WordMeaning.propose(analysis, lexicon()))

    assert found
    for candidate in found:
        question = candidate.question
        assert len(set(question.choices)) == len(question.choices)
        assert LEAST_WRONG <= len(question.choices) - 1 <= MOST_WRONG
        assert not set(candidate.spares) & set(question.choices)
        assert not relatives(candidate.about, question.key)
        assert max(map(len, question.choices)) <= 4 * min(map(len, question.choices))
        if question.passage is not None:
            assert len(question.passage.split()) <= LONGEST_PASSAGE
            assert question.targets[0].lower() in question.passage.lower()


# Another meaning -------------------------------------------------------------------------------------------------------


def accelerating() -> WordMeaning:
    return meanings("The driver pressed the pedal to accelerate the car on the wet road.")["accelerate"].question


def given(question: WordMeaning, key: str) -> tuple[WordMeaning, tuple[str, ...]]:
    """The question with that meaning as its key, and its spares."""
    changed = question.with_key(key, lexicon())
    assert changed is not None
    return changed


def test_teacher_is_offered_what_else_the_word_means() -> None:
    question = accelerating()

    others = question.other_keys(lexicon())

    assert others
    assert question.key not in others
    assert any("happen" in other for other in others)


def test_another_meaning_brings_its_own_wrong_ones() -> None:
    before = accelerating()
    other = (before.other_keys(lexicon()) or ())[0]

    after, spares = given(before, other)

    assert after.key == other
    assert after.problem() is None
    assert not {*before.choices} & {*after.choices}
    assert not {*spares} & {*after.choices}


def test_meaning_of_the_teachers_own_gets_wrong_ones_of_its_form() -> None:
    after, _ = given(accelerating(), "to press the pedal further down")

    assert after.key == "to press the pedal further down"
    assert len(after.choices) == MOST_WRONG + 1
    assert all(choice.startswith("to ") for choice in after.choices)


def test_meaning_for_which_nothing_is_found_keeps_the_wrong_choices_there_are() -> None:
    before = accelerating()

    after, _ = given(before, ODD)

    assert set(after.choices) - {ODD} == set(before.choices) - {before.key}


def test_article_s_own_definition_has_no_other_meaning() -> None:
    question = meanings(QUORUM)["quorum"].question

    assert question.other_keys(lexicon()) is None
    assert question.with_key("a meeting", lexicon()) is None
