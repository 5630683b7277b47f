"""Small facts about wording that rules, selection and distractors share: folded words, content words, whole-word containment."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet of to in on at by for with from as into onto over under about after before between"
    " during against among through without within upon than then that this these those which who whom whose what when"
    " where why how is are was were be been being am do does did done have has had having will would shall should can"
    " could may might must not no it its he him his she her hers they them their theirs we us our you your i me my if"
    " while because there here also only just very according article sentence".split()
)
"""English function words, with the few words that every question shares; they carry no answer."""


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Text without accents, case and punctuation (hyphens, apostrophes, percent and currency signs stay), single-spaced.

    >>> plain("The “Détente”: £5,000!")
    'the detente £5,000'
    """
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    text = "".join(char for char in text if not unicodedata.combining(char)).casefold()
    text = re.sub(r"[^\w\s'%$£€.,-]|(?<!\d)[.,]|[.,](?!\d)", " ", text)
    return re.sub(r"\s+", " ", text).strip()


def words(text: str) -> list[str]:
    """The words of a text, plain."""
    return [word for part in plain(text).split() if (word := part.strip("'-"))]


def content_words(text: str) -> list[str]:
    """The words that carry meaning: all but function words."""
    return [word for word in words(text) if word not in FUNCTION_WORDS]


def without_article(text: str) -> str:
    """Plain text without a, an and the.

    >>> without_article("The Han River")
    'han river'
    """
    return " ".join(word for word in words(text) if word not in {"a", "an", "the"})


def fold(text: str) -> str:
    """An answer as compared: plain and without articles, unless nothing else is left.

    >>> fold("  The Détente. "), fold("The")
    ('detente', 'the')
    """
    return without_article(text) or plain(text)


def contains(text: str, part: str) -> bool:
    """Whether `part` stands in `text` as whole words, both plain and without articles."""
    inner = without_article(part)
    return bool(inner) and f" {inner} " in f" {without_article(text)} "


def numbers(text: str) -> tuple[float, ...]:
    """The numbers written in digits, thousands separators read.

    >>> numbers("about 1,200 of 3.5 million")
    (1200.0, 3.5)
    """
    return tuple(float(match.replace(",", "")) for match in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


def takes_an(word: str) -> bool:
    """Whether “an” goes before it: vowels, less the “yoo” and “wun” sounds, plus the silent h."""
    word = plain(word)
    if re.match(r"(uni(?!n|m)|us[aeiu]|ut[eio]|eu|one\b|once\b|ubi)", word):
        return False
    return bool(re.match(r"[aeiou]|hour|hono|heir|honest", word))


PROFANE = re.compile(r"\b((ass|arse)holes?|motherfuck\w*|(fuck|shit|cunt|bitch|wank|nigg|fagg|bollock)\w*|piss(ed|ing)?)\b")
"""Words that no teacher prints, whatever the article says."""


def is_profane(text: str) -> bool:
    """Whether a text holds a word that no teacher prints."""
    return bool(PROFANE.search(plain(text)))
