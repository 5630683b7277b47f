"""The builder of parsed text, whose analyses other tests trust."""

from __future__ import annotations

from tests.builders import analysis_of

STORM = (
    "The/DT/det/storm storm/NN/nsubj/broke broke|break/VBD/ROOT on/IN/prep/broke Cape/NNP/compound/Clear Clear/NNP/pobj/on ./.\n"
    "“/`` It/PRP/nsubj/passed passed|pass/VBD/ROOT ,/, ”/'' she/PRP/nsubj/said said|say/VBD/ROOT ./.\n\n"
    "Nobody/NN slept|sleep/VBD ./."
)


def test_analysis_of_spaces_marks_as_in_print() -> None:
    assert analysis_of(STORM).article.text == "The storm broke on Cape Clear. “It passed,” she said.\n\nNobody slept."


def test_analysis_of_gives_offsets_that_cover_the_words() -> None:
    analysis = analysis_of(STORM)

    assert all(token.span.of(analysis.article.text) == token.text for token in analysis.tokens)
    assert [analysis.text_of(sentence) for sentence in analysis.sentences] == [
        "The storm broke on Cape Clear.",
        "“It passed,” she said.",
        "Nobody slept.",
    ]
    assert [sentence.paragraph for sentence in analysis.sentences] == [0, 0, 1]


def test_analysis_of_ties_a_word_to_its_governor() -> None:
    analysis = analysis_of(STORM)
    storm, broke = analysis.tokens[1], analysis.tokens[2]

    assert (storm.head, broke.head, broke.lemma) == (broke.i, broke.i, "break")
    assert [token.text for token in analysis.subtree(broke)] == ["The", "storm", "broke", "on", "Cape", "Clear"]
    assert [token.text for token in analysis.children(storm)] == ["The"]


def test_analysis_of_names_stretches_of_words() -> None:
    analysis = analysis_of(STORM, names={"Cape Clear": "LOC"})
    cape, clear = analysis.tokens[4], analysis.tokens[5]

    mention = analysis.mention_at(cape)

    assert mention is not None
    assert (mention.text, mention.label) == ("Cape Clear", "LOC")
    assert analysis.mention_at(clear) == mention
    assert analysis.mention_at(analysis.tokens[0]) is None
