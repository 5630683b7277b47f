"""The learner's glossary: what words mean, sense by sense, in words that a student of 14 understands. Written for Quizgen.

One file a letter, one sense a line, the commonest of a word first, seven fields parted by tabs:

- the lemma and its part of speech (noun, verb, adj, adv);
- the definition, in plainer words than the word, of the form that can stand for it (verbs: “to …”);
- clues: words that typically stand near the word in this sense, parted by blanks;
- synonyms that can replace it here, parted by commas, or “-”;
- three wrong meanings of the same form and field, each false in every sense of the word, parted by bars; “-” for a sense
  too plain to be asked about, which is here because the word is ambiguous;
- words that could stand in its place and would change what is said, parted by commas, or “-”.

WordNet tells more senses apart than a teacher does and defines them for adults; where a word is here, this is what counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zlib import crc32

FOLDER = Path(__file__).parent
FIELDS = 7
NONE = "-"

Pos = Literal["noun", "verb", "adj", "adv"]
_PARTS_OF_SPEECH: dict[str, Pos] = {"noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv"}


@dataclass(frozen=True, slots=True)
class LearnerSense:
    """One sense of a word as a teacher would explain it; `rank` counts from 1, the commonest in modern prose."""

    lemma: str
    pos: Pos
    rank: int
    definition: str
    clues: tuple[str, ...]
    synonyms: tuple[str, ...]
    wrong: tuple[str, ...]
    swaps: tuple[str, ...] = ()

    @property
    def row(self) -> tuple[str | int, ...]:
        """Its fields as the lexicon's file keeps them."""
        return (
            self.lemma,
            self.pos,
            self.rank,
            self.definition,
            " ".join(self.clues),
            ", ".join(self.synonyms) or NONE,
            " | ".join(self.wrong) or NONE,
            ", ".join(self.swaps) or NONE,
        )


def sense_of_row(
    lemma: str, pos: str, rank: int, definition: str, clues: str, synonyms: str, wrong: str, swaps: str
) -> LearnerSense:
    """The sense that a line or a row holds. Raises KeyError for an unknown part of speech."""
    return LearnerSense(
        lemma,
        _PARTS_OF_SPEECH[pos],
        rank,
        definition,
        tuple(clues.split()),
        _parts(synonyms, ","),
        _parts(wrong, "|"),
        _parts(swaps, ","),
    )


def _parts(field: str, mark: str) -> tuple[str, ...]:
    return () if field == NONE else tuple(part.strip() for part in field.split(mark))


def read_glossary(folder: Path = FOLDER) -> Iterator[LearnerSense]:
    """Every sense of the glossary's files. Raises ValueError with file and line for a line that cannot be read."""
    ranks: dict[tuple[str, str], int] = {}
    for file in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split("\t")
            if len(fields) != FIELDS or fields[1] not in _PARTS_OF_SPEECH:
                raise ValueError(f"{file.name}, line {number}: not {FIELDS} fields, or no part of speech")
            lemma, pos, *rest = fields
            ranks[lemma, pos] = rank = ranks.get((lemma, pos), 0) + 1
            yield sense_of_row(lemma, pos, rank, *rest)


def glossary_digest(folder: Path = FOLDER) -> int:
    """31 bits that change with any line of the glossary, so that word data built from an older one are built anew."""
    checksum = 0
    for file in sorted(folder.glob("*.tsv")):
        checksum = crc32(file.read_bytes(), checksum)
    return checksum & 0x7FFF_FFFF
