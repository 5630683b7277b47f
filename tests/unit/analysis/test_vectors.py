"""How alike words are used: closeness, likeness of wordings, neighbours, on three vectors made by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from quizgen.analysis.vectors import Vectors, open_vectors
from quizgen.errors import MissingWordData


def line(word: str, zipf: float = 4.0) -> str:
    return f"{word}\tnoun\t{zipf}\t{word}.n.01\tnoun.artifact\t0"


VECTORS = Vectors(
    (line("boat"), line("ship"), line("idea"), line("the", 7.5)),
    np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [-1.0, 0.0]], dtype=np.float32),
)


def test_closeness_is_the_cosine_and_knows_no_case() -> None:
    assert VECTORS.closeness("boat", "ship") == pytest.approx(0.8)
    assert VECTORS.closeness("Boat", "SHIP") == VECTORS.closeness("ship", "boat")
    assert VECTORS.closeness("boat", "boat") == pytest.approx(1.0)


def test_word_without_a_vector_is_close_to_nothing() -> None:
    assert VECTORS.closeness("boat", "xq") == 0.0
    assert VECTORS.likeness(["boat"], ["xq"]) == VECTORS.likeness([], ["boat"]) == 0.0
    assert VECTORS.neighbours("xq", 3) == ()


def test_likeness_lets_rare_words_weigh_more() -> None:
    assert VECTORS.likeness(["boat", "xq"], ["boat"]) == pytest.approx(1.0)
    assert VECTORS.likeness(["boat", "the"], ["boat"]) > 0.9
    assert VECTORS.likeness(["boat", "idea"], ["boat"]) == pytest.approx(VECTORS.likeness(["boat", "idea"], ["idea"]))


def test_neighbours_come_nearest_first_without_the_word_itself() -> None:
    assert [found.word for found, _ in VECTORS.neighbours("boat", 3)] == ["ship", "idea", "the"]
    assert [found.word for found, _ in VECTORS.neighbours("boat", 1)] == ["ship"]
    assert [found.word for found, _ in VECTORS.neighbours("boat", 50)] == ["ship", "idea", "the"]


def test_missing_vectors_name_the_step_that_makes_them(tmp_path: Path) -> None:
    with pytest.raises(MissingWordData, match="make data"):
        open_vectors(tmp_path)
