"""Gaps: which sentences may carry one, and what is put beside the right word."""

from __future__ import annotations

import pytest

from quizgen.question import GAP, LEAST_WRONG, MOST_WRONG, Candidate
from quizgen.questions.cloze import GAP_SAFETY, TOLD_SAFETY, Cloze
from tests.reading import STEMS, analysis_of_article, lexicon
from tests.unit.analysis.parsing import parsed

DIPLOMATS = "The diplomats negotiated a treaty between the two countries before the war."


def gaps(*paragraphs: str) -> dict[str, Candidate[Cloze]]:
    """Each proposed gap by the word that was there."""
    return {candidate.question.key: candidate for candidate in Cloze.propose(parsed(*paragraphs), lexicon())}


def test_gap_stands_for_a_term_in_its_own_sentence() -> None:
    found = gaps(DIPLOMATS)

    assert found["treaty"].question.passage == f"The diplomats negotiated a {GAP} between the two countries before the war."
    assert found["negotiated"].question.passage == f"The diplomats {GAP} a treaty between the two countries before the war."


def test_wrong_words_of_a_gap_are_in_the_form_of_the_right_one() -> None:
    wrong = [choice for choice in gaps(DIPLOMATS)["negotiated"].question.choices if choice != "negotiated"]

    assert LEAST_WRONG <= len(wrong) <= MOST_WRONG
    assert all(word.endswith("ed") for word in wrong)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He negotiated a treaty between the two countries before the war.", id="nobody knows who he is"),
        pytest.param("They say the diplomats negotiated a treaty between the two countries.", id="they, before anybody is named"),
        pytest.param("But the diplomats negotiated a treaty between the two countries before the war.", id="but"),
        pytest.param("We saw the diplomats negotiate a treaty between the two countries.", id="a writer’s own voice"),
        pytest.param("“The diplomats negotiated a treaty between the two countries before the war.”", id="direct speech"),
        pytest.param("The diplomats negotiated a treaty (between the two countries) before the war.", id="brackets"),
        pytest.param("Did the diplomats negotiate a treaty between the two countries before the war?", id="a question"),
        pytest.param("Diplomats negotiated a treaty.", id="too few words around"),
        pytest.param(DIPLOMATS.removesuffix(".") + ", and more of them negotiated for a treaty.", id="the word stands twice"),
        pytest.param("Negotiated treaties between the two countries were signed before the war.", id="the first word"),
        pytest.param(
            " ".join([DIPLOMATS.removesuffix("."), *["and then, after some long years of peace,"] * 4, "left."]), id="too long"
        ),
    ],
)
def test_sentence_that_cannot_stand_alone_carries_no_gap(text: str) -> None:
    assert "negotiated" not in gaps(text)
    assert "negotiate" not in gaps(text)


def test_gap_is_safe_only_where_the_sentence_says_what_the_word_means() -> None:
    (told,) = (
        candidate
        for candidate in Cloze.propose(analysis_of_article("02-athenian-ostracism"), lexicon())
        if candidate.question.key == "tyranny"
    )

    assert told.safety == TOLD_SAFETY
    assert gaps(DIPLOMATS)["treaty"].safety == GAP_SAFETY < TOLD_SAFETY


@pytest.mark.parametrize("stem", STEMS)
def test_gaps_of_an_article_fill_to_its_own_sentences(stem: str) -> None:
    analysis = analysis_of_article(stem)

    for candidate in Cloze.propose(analysis, lexicon()):
        question, sentence = candidate.question, analysis.sentences[candidate.sentence]
        assert question.passage is not None
        assert question.passage.count(GAP) == 1
        assert question.passage.replace(GAP, question.key) == analysis.text_of(sentence)
        assert not question.passage.startswith(GAP)
        assert [span.of(analysis.article.text) for span in question.evidence] == [analysis.text_of(sentence)]
        assert len(set(question.choices)) == len(question.choices)
        assert LEAST_WRONG <= len(question.choices) - 1 <= MOST_WRONG
        assert not set(candidate.spares) & set(question.choices)
