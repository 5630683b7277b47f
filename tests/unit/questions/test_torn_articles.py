"""Articles nobody wrote: sentences shuffled, cut and glued. Nothing breaks, and what is proposed still holds."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.analysis import analyse
from quizgen.article import Article
from quizgen.candidates import propose_all
from quizgen.question import GAP
from quizgen.rules import refusals
from quizgen.wording import contains
from tests.reading import STEMS, analysis_of_article, lexicon


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of the repository's articles."""
    return tuple(analysis.text_of(sentence) for analysis in map(analysis_of_article, STEMS) for sentence in analysis.sentences)


@st.composite
def torn_articles(draw: st.DrawFn) -> Article:
    """A few paragraphs of sentences in any order, some cut in the midst, some glued to the next without a space."""
    paragraphs = []
    for _ in range(draw(st.integers(1, 3))):
        text = ""
        for number in draw(st.lists(st.integers(0, len(sentences()) - 1), min_size=1, max_size=5)):
            sentence = sentences()[number]
            start, end = draw(st.sampled_from([(0, 1000), (0, 1000), (0, 1000), (0, 40), (15, 1000), (0, 7)]))
            text += draw(st.sampled_from([" ", " ", " ", "", " — ", "; "])) + sentence[start:end]
        paragraphs.append(" ".join(text.split()) or "So it was.")
    return Article(draw(st.sampled_from([None, "The Last Crossing"])), None, tuple(paragraphs))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(torn_articles())
def test_what_is_proposed_of_a_torn_article_is_provable_and_breaks_no_rule(article: Article) -> None:
    analysis = analyse(article)

    for candidate in propose_all(analysis, lexicon()):
        flat = candidate.question.flatten()
        assert not refusals(flat, article)
        assert candidate.question.problem() is None
        assert 0 <= candidate.worth <= 1
        assert 0 <= candidate.safety <= 1
        assert 0 <= candidate.sentence < len(analysis.sentences)
        assert flat.evidence
        for span in flat.evidence:
            assert 0 <= span.start < span.end <= len(article.text)
            assert "\n" not in span.of(article.text)
        if flat.kind == "cloze":
            assert str(flat.passage).replace(GAP, flat.key[0]) in article.text
        if flat.kind.startswith("wh-"):
            assert not contains(flat.prompt, flat.key[0])


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(torn_articles())
def test_same_article_proposes_the_same_in_the_same_order(article: Article) -> None:
    first, second = (tuple(propose_all(analyse(article), lexicon())) for _ in range(2))

    assert first == second
