"""Where sentences begin and end, and that every offset points into the article as written."""

from __future__ import annotations

import pytest

from tests.reading import STEMS, analysis_of_article
from tests.unit.analysis.parsing import parsed


def sentences(*paragraphs: str) -> list[str]:
    analysis = parsed(*paragraphs)
    return [analysis.text_of(sentence) for sentence in analysis.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mill burned. The town slept.", ["The mill burned.", "The town slept."], id="a full stop"),
        pytest.param("Dr. Lund left. She slept.", ["Dr. Lund left.", "She slept."], id="a title ends none"),
        pytest.param("“It burned. We ran,” she said.", ["“It burned.", "We ran,” she said."], id="inside a quotation"),
        pytest.param("“Did it burn?” she asked.", ["“Did it burn?” she asked."], id="a question quoted in the midst"),
        pytest.param("It cost 3.5 million. He paid.", ["It cost 3.5 million.", "He paid."], id="a decimal point"),
        pytest.param("What the Mill Was For", ["What the Mill Was For"], id="a heading is one"),
        pytest.param("See No. 7 for the map.", ["See No. 7 for the map."], id="No. before a number"),
    ],
)
def test_sentence_ends_where_a_reader_sees_its_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_no_sentence_crosses_a_paragraph() -> None:
    assert sentences("The mill", "burned down.") == ["The mill", "burned down."]


@pytest.mark.parametrize("stem", STEMS)
def test_offsets_of_an_article_point_at_its_words(stem: str) -> None:
    analysis = analysis_of_article(stem)
    text = analysis.article.text

    assert all(token.span.of(text) == token.text for token in analysis.tokens)
    assert [token.i for token in analysis.tokens] == list(range(len(analysis.tokens)))
    assert all(a.end <= b.start for a, b in zip(analysis.tokens, analysis.tokens[1:], strict=False))
    for sentence in analysis.sentences:
        inside = analysis.tokens_of(sentence)
        assert {token.sentence for token in inside} == {sentence.index}
        assert {analysis.tokens[token.head].sentence for token in inside} == {sentence.index}
    for mention in analysis.mentions:
        assert text[analysis.tokens[mention.first].start : analysis.tokens[mention.last].end] == mention.text
