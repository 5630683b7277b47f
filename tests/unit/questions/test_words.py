"""Words asked for in other ways than their meaning: found from it, replaced, put into their form."""

from __future__ import annotations

import pytest

from quizgen.question import GAP
from quizgen.questions.closest_word import ClosestWord
from quizgen.questions.word_form import WordForm, other_spellings
from quizgen.questions.word_from_meaning import WordFromMeaning
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

CAREFUL = "The teachers were enthusiastic about the project because the students had learned a great deal."


@pytest.mark.parametrize("stem", STEMS)
def test_choices_beside_a_meaning_are_words_of_the_article(stem: str) -> None:
    analysis = analysis_of_article(stem)
    lemmas = {token.lemma.lower() for token in analysis.tokens} | {token.text.lower() for token in analysis.tokens}

    for candidate in WordFromMeaning.propose(analysis, lexicon()):
        question = candidate.question
        assert {word for choice in question.choices for word in choice.split()} <= lemmas
        assert question.key in question.choices


PEOPLE = (
    "The negotiator worked for the government and signed the treaty between the two countries.",
    "The ambassador represented the country at the embassy in the foreign capital.",
    "The novelist wrote a story that every reader and publisher loved.",
    "The drought and the heat ruined the crops of the farmers.",
    "The famine killed people who had no food.",
    "The sculptor carved a statue out of marble in his studio for the church.",
    "The surgeon cut open the patient in the hospital during the operation.",
    "The apprentice learned his trade from the master carpenter for years.",
    "The verdict of the jury in the court surprised the judge.",
)


def test_people_stand_beside_people_and_never_beside_things() -> None:
    people = {"negotiator", "ambassador", "novelist", "publisher", "sculptor", "surgeon", "apprentice", "carpenter"}
    found = [set(candidate.question.choices) for candidate in WordFromMeaning.propose(parsed(*PEOPLE), lexicon())]

    assert any(choices <= people for choices in found)
    assert all(choices <= people or not choices & people for choices in found)


def test_term_that_the_article_defines_is_found_from_the_articles_own_words() -> None:
    text = (
        "The court called a quorum, the smallest number of members who must be present. The judges gave their verdict, the final"
        " decision of a court. Then they spoke of tyranny, the rule of one man who has taken power by force."
    )
    found = {candidate.question.key: candidate.question.prompt for candidate in WordFromMeaning.propose(parsed(text), lexicon())}

    assert found["quorum"] == "Which word from the article means “the smallest number of members who must be present”?"


@pytest.mark.parametrize("stem", STEMS)
def test_closest_word_is_plainer_and_in_the_form_of_the_word(stem: str) -> None:
    for candidate in ClosestWord.propose(analysis_of_article(stem), lexicon()):
        question = candidate.question
        assert question.targets[0] in (question.passage or "")
        assert question.targets[0].lower() not in {choice.lower() for choice in question.choices}
        if question.targets[0].endswith("ed") and question.key.endswith("ed"):
            assert not any(choice.endswith("ing") for choice in question.choices)


def forms(text: str) -> dict[str, WordForm]:
    return {candidate.about: candidate.question for candidate in WordForm.propose(parsed(text), lexicon())}


def test_base_word_is_to_be_given_the_form_of_the_gap() -> None:
    question = forms(CAREFUL)["enthusiastic"]

    assert "ENTHUSIASM" in question.prompt
    assert question.passage == CAREFUL.replace("enthusiastic", GAP)
    assert question.accepted == ("enthusiastic",)
    assert question.grade("Enthusiastic ").fraction == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(
            "The teachers said that the project was a success in every school.", "success", id="no base that is shorter"
        ),
        pytest.param("They were enthusiastic about it.", "enthusiastic", id="a sentence that leans on another"),
    ],
)
def test_word_without_a_plain_base_or_a_whole_sentence_is_not_asked_for(text: str, word: str) -> None:
    assert word not in forms(text)


@pytest.mark.parametrize(("word", "other"), [("organisation", "organization"), ("colour", "color"), ("survivor", "survivour")])
def test_word_counts_in_both_spellings_of_its_ending(word: str, other: str) -> None:
    assert other in other_spellings(word)
