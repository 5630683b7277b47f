"""Words and their meanings: what a match earns, what a matching needs, and which words are asked together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from quizgen.distractors.likeness import overlap
from quizgen.distractors.meanings import is_of_a_person
from quizgen.question import Candidate
from quizgen.questions import load
from quizgen.questions.word_matching import LEAST, USUAL, WordMatching
from quizgen.response import Response
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

PAIRS = {"scarce": "hard to find", "feeble": "very weak", "ripe": "ready to be eaten", "crisp": "cold and dry", "keen": "eager"}
MATCH = WordMatching(prompt="Match the words.", pairs=tuple(PAIRS.items()), extra="full of holes")

HOW_MANY = "Give 4 to 6 words, each with its meaning on the same line."

CLUTCHED = "She clutched the bag in her hand and knelt on the wet boards of the deck."
SPRINTED = "The runner sprinted over the last hundred metres of the race."
MUTTERED = "The old man muttered a prayer while his son coiled the wet rope beside him."
SCARCE = "Water was scarce on the island that summer."


def proposed(*paragraphs: str) -> list[Candidate[WordMatching]]:
    return list(WordMatching.propose(parsed(*paragraphs), lexicon()))


# What it earns ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("response", "fraction", "reason"),
    [
        pytest.param(PAIRS, Fraction(1), "5 of 5 matched", id="all"),
        pytest.param(
            {**PAIRS, "ripe": "eager", "keen": "ready to be eaten"}, Fraction(3, 5), "3 of 5 matched: “ripe”, “keen” missed",
            id="two taken for each other",
        ),
        pytest.param(
            {"crisp": "cold and dry"}, Fraction(1, 5), "1 of 5 matched: “scarce”, “feeble”, “ripe”, “keen” missed", id="one"
        ),
        pytest.param({**PAIRS, "feeble": "full of holes"}, Fraction(4, 5), "4 of 5 matched: “feeble” missed", id="the extra one"),
        pytest.param(dict.fromkeys(PAIRS, "eager"), Fraction(1, 5), None, id="one meaning for all"),
        pytest.param({**PAIRS, "boat": "eager"}, Fraction(1), None, id="a word that was not asked"),
        pytest.param({"boat": "eager"}, Fraction(0), "no answer", id="only a word that was not asked"),
        pytest.param(dict.fromkeys(PAIRS, ""), Fraction(0), "no answer", id="blank meanings"),
        pytest.param("scarce = hard to find", Fraction(0), "no answer", id="text"),
        pytest.param(["hard to find"], Fraction(0), "no answer", id="a list"),
    ],
)  # fmt: skip
def test_match_earns_an_exact_share_for_every_word(response: Response, fraction: Fraction, reason: str | None) -> None:
    verdict = MATCH.grade(response)

    assert verdict.fraction == fraction
    assert reason in {None, verdict.reason}


def test_matching_without_words_grades_whatever_comes_to_nothing() -> None:
    assert replace(MATCH, pairs=()).grade(PAIRS).fraction == Fraction(0)


# What it needs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"pairs": MATCH.pairs[:3]}, HOW_MANY),
        ({"pairs": (*MATCH.pairs, ("grim", "dark"), ("vast", "large"))}, HOW_MANY),
        ({"pairs": ()}, HOW_MANY),
        ({"pairs": (*MATCH.pairs, ("Scarce ", "rare"))}, "Give every word once."),
        ({"pairs": (*MATCH.pairs, ("grim", "Very weak."))}, "Make all meanings different, the extra one too."),
        ({"extra": "EAGER"}, "Make all meanings different, the extra one too."),
        ({"extra": " "}, "Write a meaning for every word, and one that is left over."),
        ({"pairs": (*MATCH.pairs, ("grim", "–"))}, "Write a meaning for every word."),
        ({"prompt": ""}, "Write the question first."),
    ],
)  # fmt: skip
def test_matching_that_cannot_be_asked_says_why(change: dict[str, Any], sentence: str) -> None:
    assert MATCH.problem() is None
    assert replace(MATCH, **change).problem() == sentence


def test_flat_matching_has_its_pairs_the_one_left_over_and_a_key_that_can_be_read() -> None:
    flat = MATCH.flatten()

    assert (flat.pairs, flat.extra, flat.choices) == (MATCH.pairs, ("full of holes",), None)
    assert flat.key[:2] == ("scarce = hard to find", "feeble = very weak")


def test_meanings_stand_in_the_order_of_the_alphabet() -> None:
    assert MATCH.flatten().offered == (
        "cold and dry", "eager", "full of holes", "hard to find", "ready to be eaten", "very weak",
    )  # fmt: skip


def test_body_with_lists_for_pairs_is_read_as_pairs() -> None:
    body = {"prompt": MATCH.prompt, "pairs": [list(pair) for pair in MATCH.pairs], "extra": MATCH.extra}

    assert load("word-matching", body) == MATCH


# Which words -----------------------------------------------------------------------------------------------------------


def test_four_words_of_one_part_of_speech_are_matched_with_what_they_mean_here() -> None:
    (candidate,) = proposed(CLUTCHED, SPRINTED, MUTTERED, SCARCE)

    assert dict(candidate.question.pairs) == {
        "clutch": "to hold something tightly",
        "sprint": "to run very fast over a short distance",
        "mutter": "to speak quietly so that it is hard to hear",
        "coil": "to twist round and round in circles",
    }
    assert set(candidate.question.targets) == {"clutched", "sprinted", "muttered", "coiled"}


def test_candidate_names_its_words_its_first_sentence_and_every_sentence_once() -> None:
    analysis = parsed(CLUTCHED, SPRINTED, MUTTERED, SCARCE)
    (candidate,) = WordMatching.propose(analysis, lexicon())

    assert set(candidate.lemmas) == {"clutch", "sprint", "mutter", "coil"}
    assert candidate.sentence in {0, 1, 2}
    assert " ".join(span.of(analysis.article.text) for span in candidate.question.evidence) == f"{CLUTCHED} {SPRINTED} {MUTTERED}"


def test_three_words_are_too_few() -> None:
    assert proposed(CLUTCHED, "The old man muttered a prayer.", SCARCE) == []


def test_word_that_means_nearly_the_same_as_another_is_not_asked_beside_it() -> None:
    (candidate,) = proposed(CLUTCHED, SPRINTED, MUTTERED, "He gripped the rail with both hands, and the boat rolled.")

    assert len({"clutch", "grip"} & set(candidate.lemmas)) == 1


@pytest.mark.parametrize("stem", STEMS)
def test_words_of_an_article_are_told_apart_by_their_meanings(stem: str) -> None:
    found = list(WordMatching.propose(analysis_of_article(stem), lexicon()))

    assert len(found) <= len({"noun", "verb", "adj", "adv"})
    for candidate in found:
        question = candidate.question
        meanings = [meaning for _, meaning in question.pairs]
        assert LEAST <= len(meanings) <= USUAL
        assert len({is_of_a_person(text) for text in (*meanings, question.extra)}) == 1
        assert not any(overlap(one, other) for one, other in combinations(meanings, 2))
        assert not any(overlap(question.extra, meaning) for meaning in meanings[1:])
        assert len({meaning.startswith("to ") for meaning in meanings}) == 1  # verbs, or none


def test_no_word_is_in_two_matchings_of_an_article() -> None:
    for stem in STEMS:
        lemmas = [lemma for found in WordMatching.propose(analysis_of_article(stem), lexicon()) for lemma in found.lemmas]
        assert len(lemmas) == len(set(lemmas))
