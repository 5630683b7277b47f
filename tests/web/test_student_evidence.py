"""Marks in the article: nothing lost, nothing marked twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import Article, Span
from quizgen.web.student.evidence import Piece, marked_paragraphs

ARTICLE = Article("The storm", None, ("The storm broke at noon.", "Nobody was hurt."))
SPANS = st.lists(
    st.tuples(st.integers(-5, 50), st.integers(-5, 50)).map(lambda edges: Span(min(edges), max(edges))), max_size=3
).map(tuple)


def test_marked_paragraphs_cut_where_evidence_begins_and_ends() -> None:
    storm, hurt = marked_paragraphs(ARTICLE, {2: (Span(4, 15),)})

    assert storm == (Piece("The "), Piece("storm broke", (2,), (2,)), Piece(" at noon."))
    assert hurt == (Piece("Nobody was hurt."),)


def test_marked_paragraphs_let_evidence_overlap() -> None:
    storm, _ = marked_paragraphs(ARTICLE, {1: (Span(0, 15),), 2: (Span(10, 24),)})

    assert [(piece.text, piece.slots, piece.begins) for piece in storm] == [
        ("The storm ", (1,), (1,)),
        ("broke", (1, 2), (2,)),
        (" at noon.", (2,), ()),
    ]


@given(st.dictionaries(st.integers(1, 4), SPANS, max_size=4))
def test_marked_paragraphs_lose_no_character_and_begin_each_slot_once(evidence: dict[int, tuple[Span, ...]]) -> None:
    paragraphs = marked_paragraphs(ARTICLE, evidence)

    assert ["".join(piece.text for piece in pieces) for pieces in paragraphs] == list(ARTICLE.paragraphs)
    begun = [slot for pieces in paragraphs for piece in pieces for slot in piece.begins]
    assert len(begun) == len(set(begun))
    for slot, spans in evidence.items():
        covered = {place for span in spans for place in range(max(span.start, 0), span.end)}
        visible = any(place in range(span.start, span.end) for span in ARTICLE.paragraph_spans for place in covered)
        assert (slot in begun) == visible
