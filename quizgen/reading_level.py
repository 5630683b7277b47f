"""How hard a text is to read, from the lengths of its sentences and words."""

from __future__ import annotations

import re

from quizgen.wording import words

VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyscghxzl]es$")
PARTED = re.compile(r"(?<![cgst])ia(?!ge)|(?<![cghnstx])(?<!ll)io|iu")
"""Vowels that are spoken apart, as in radio; after some consonants they are one, as in nation, million and marriage."""


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, less a silent final e; at least 1.

    >>> syllables("table"), syllables("named"), syllables("reconciliation")
    (2, 1, 6)
    """
    found = len(VOWELS.findall(word))
    if SILENT_END.search(word):
        found -= 1
    found += len(PARTED.findall(word))
    return max(found, 1)


def grade_level(text: str) -> float:
    """The U.S. school grade for which the text is written, to one decimal; 0.0 for an empty text.

    Flesch–Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers & Chissom 1975).
    """
    spoken = [word for paragraph in text.split("\n\n") for word in words(paragraph)]
    if not spoken:
        return 0.0
    sentences = len(re.findall(r"[.!?…]+[”\"’')]*(?:\s|$)|\n\n", text)) or 1
    level = 0.39 * len(spoken) / sentences + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
    return round(max(level, 0.0), 1)
