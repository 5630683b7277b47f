"""Questions with choices and questions answered in a few words, out of the same askings."""

from __future__ import annotations

import pytest

from quizgen.asking import ask_all
from quizgen.question import LEAST_WRONG, MOST_WRONG, Candidate
from quizgen.questions.wh_choice import WhChoice
from quizgen.questions.wh_short import LONGEST, WhShort, accepted_wordings
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed
from tests.unit.distractors.test_choices import TOWN


def with_choices(*paragraphs: str) -> dict[str, Candidate[WhChoice]]:
    return {candidate.question.prompt: candidate for candidate in WhChoice.propose(parsed(*paragraphs), lexicon())}


def typed(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    """Each short-answer question with its accepted wordings."""
    return {found.question.prompt: found.question.accepted for found in WhShort.propose(parsed(*paragraphs), lexicon())}


def test_choice_question_has_the_key_others_and_spares_that_are_new() -> None:
    found = with_choices(*TOWN)

    assert len(found) >= 5
    for candidate in found.values():
        question = candidate.question
        assert len(set(question.choices)) == len(question.choices)
        assert LEAST_WRONG <= len(question.choices) - 1 <= MOST_WRONG
        assert question.key in question.choices
        assert not set(candidate.spares) & set(question.choices)


def test_choice_question_needs_enough_wrong_choices() -> None:
    one = ("Ida Lund built a mill in Bath. Dana Reed was born in Ghent.",)
    several = (*one, "Jim Peters came from Norway. Ron Clarke slept all day.")

    assert "Who built a mill in Bath?" not in with_choices(*one)
    assert with_choices(*several)["Who built a mill in Bath?"].question.key == "Ida Lund"


def test_choice_question_says_where_the_article_proves_it() -> None:
    analysis = parsed(*TOWN)

    for candidate in with_choices(*TOWN).values():
        (span,) = candidate.question.evidence
        assert span.of(analysis.article.text) == analysis.text_of(analysis.sentences[candidate.sentence])


@pytest.mark.parametrize(
    ("text", "question", "accepted"),
    [
        pytest.param(
            "Ida Lund built a mill in Bath.", "Who built a mill in Bath?", ("Ida Lund", "Lund"), id="a surname is enough"
        ),
        pytest.param(
            "The library of Ghent opened in 1921.",
            "In what year did the library of Ghent open?",
            ("1921", "in 1921"),
            id="with its preposition",
        ),
        pytest.param(
            "Twelve jars stood on a shelf in the kitchen of Ida Lund.",
            "How many jars stood on a shelf in the kitchen of Ida Lund?",
            ("twelve", "12"),
            id="figures for a word",
        ),
        pytest.param(
            "A village on the coast of Norway lost 40 boats in a great storm.",
            "How many boats did a village on the coast of Norway lose in a great storm?",
            ("40", "forty"),
            id="a word for figures",
        ),
        pytest.param(
            "A boat on the coast of Norway carried eight to ten sailors in a great storm.",
            "How many sailors did a boat on the coast of Norway carry in a great storm?",
            ("eight to ten", "8 to 10"),
            id="figures for both ends of a range",
        ),
        pytest.param(
            "The making of food from light is known as photosynthesis.",
            "What is the making of food from light known as?",
            ("photosynthesis",),
            id="a term in one way only",
        ),
    ],
)
def test_short_answer_accepts_the_usual_wordings(text: str, question: str, accepted: tuple[str, ...]) -> None:
    assert typed(text)[question] == accepted


def test_short_answer_asks_not_for_what_is_told_in_sentences_and_takes_less_than_the_whole_name_of_a_thing() -> None:
    text = "The council of Ghent closed a large school because the roof had fallen into the yard."

    assert {one.kind for one in ask_all(parsed(text), lexicon())} == {"reason", "thing"}
    assert typed(text) == {"What did the council of Ghent close?": ("a large school", "large school", "school")}


def test_short_answer_is_less_safe_than_the_same_with_choices() -> None:
    short = {found.question.prompt: found.safety for found in WhShort.propose(parsed(*TOWN), lexicon())}
    choice = {prompt: found.safety for prompt, found in with_choices(*TOWN).items()}

    both = short.keys() & choice.keys()
    assert both
    assert all(short[prompt] < choice[prompt] for prompt in both)


def test_accepted_wordings_start_with_the_answer_and_repeat_nothing() -> None:
    analysis = parsed(*TOWN)

    for one in ask_all(analysis, lexicon()):
        accepted = accepted_wordings(analysis, one)
        assert accepted[0] == one.answer
        assert len(set(accepted)) == len(accepted)
    assert all(len(accepted[0].split()) <= LONGEST for accepted in typed(*TOWN).values())
