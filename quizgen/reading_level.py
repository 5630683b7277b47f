"""How hard a text is to read, from the lengths of its sentences and words."""

from __future__ import annotations

import re

from quizgen.wording import words

VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyscghxzl]es$")
PARTED = re.compile(r"(?<![cgst])ia(?!ge)|(?<![cghnstx])(?<!ll)io|iu")
"""Vowels that are spoken apart, as in radio; after some consonants they are one, as in nation, million and marriage."""

CEFR_BY_GRADE = {"A1": 2, "A2": 4, "B1": 6, "B2": 9, "C1": 12}
"""The highest school grade of each level below C2."""

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults, a mean over 190 studies (Brysbaert 2019)."""


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


def cefr_level(grade: float) -> str:
    """About which level of the Common European Framework a text of that grade asks for, A1 to C2.

    An estimate, for sentence and word lengths know nothing of grammar or topic, and the texts of one level spread over
    several grades. The bounds are those of the table at readabilit.com/readability/cefr-level (grades 0–2, 3–4, 5–6, 7–9,
    10–12, 13 and more), a grade rounded to the next whole one.

    >>> cefr_level(1.0), cefr_level(6.4), cefr_level(12.6)
    ('A1', 'B1', 'C2')
    """
    return next((level for level, highest in CEFR_BY_GRADE.items() if grade < highest + 0.5), "C2")


def minutes_to_read(words: int) -> int:
    """How many minutes an adult takes to read so many words, silently; at least 1.

    >>> minutes_to_read(700)
    3
    """
    return max(1, round(words / WORDS_A_MINUTE))
