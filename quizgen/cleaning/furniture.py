"""The judgement of single lines: whether a line is an article's or stands beside it on the page.

A cue that is sure drops a line wherever it stands; one that is only likely drops it before and after the body, and in its
midst when the line is no sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.cleaning.cues import CUES, UI, WEAK_UI, Kind
from quizgen.cleaning.shape import ends_sentence, is_date_line, is_sentence, is_upper, words_of

CLOSING = frozenset(
    {
        Kind.ACCOUNT,
        Kind.SHARE,
        Kind.RELATED,
        Kind.COMMENT,
        Kind.COPYRIGHT,
        Kind.QUESTIONS,
        Kind.NOTES,
        Kind.AUTHOR,
        Kind.WORKSHEET,
    }
)
"""Kinds that usually stand after the last word of an article; the others may interrupt it anywhere."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a line is not the article. `heads` marks the title line of a box."""

    kind: Kind
    sure: bool = True
    heads: bool = False


_SEPARATED = re.compile(r"\s*[|·•¦]\s*|\s+[›»>→/]\s+")
_CRUMBS = re.compile(r"\s[›»>→]\s")
_LABELLED = re.compile(r"^(?P<label>[^\W\d_][^:.?!]{0,30}):\s+(?P<value>\S.*)$")
_MAIL = re.compile(r"^(?:from|to|cc|bcc|sent|date|subject|reply-to|attachments?|von|forwarded by)\s*:\s*\S", re.IGNORECASE)
_MAIL_RULE = re.compile(
    r"^-{2,}\s*(?:original message|forwarded message|begin forwarded).*$|^begin forwarded message:?$|^on .{5,80} wrote:$",
    re.IGNORECASE,
)
_GLOSS = re.compile(r"^[^\W\d_][\w'’ -]{1,34}(?:\s\([^)]{1,12}\))?\s*(?:[:=–—]|\s-)\s*\S")


def furniture_of(text: str) -> Furniture | None:
    """What furniture the line is by its own look, or None; a long paragraph never is.

    >>> furniture_of("Share | Tweet | Email | Print").kind
    <Kind.NAVIGATION: 'navigation'>
    >>> furniture_of("By the 1990s the dam had become obsolete.") is None
    True
    """
    words = words_of(text)
    count = len(words)
    if count > 120 or len(text) > 1200:
        return None
    sentence = is_sentence(text)
    if is_date_line(text):
        return Furniture(Kind.DATE)
    if _is_menu(text, words, sentence):
        return Furniture(Kind.NAVIGATION)
    likely: Furniture | None = None
    for cue in CUES:
        if count > cue.words or (sentence and not cue.sentence):
            continue
        if cue.pattern.search(text):
            found = Furniture(cue.kind, cue.sure, cue.heads)
            if cue.sure:
                return found
            likely = likely or found
    if likely is None and count <= 3 and not ends_sentence(text) and words and _ui_share(words) == 1:
        return Furniture(Kind.NAVIGATION, sure=False)
    return likely


def is_labelled(text: str) -> bool:
    """Whether it is a line of a fact box: a short label, a colon, a short value that is no sentence.

    >>> is_labelled("Sport: Athletics (long distance)")
    True
    """
    match = _LABELLED.match(text)
    return (
        match is not None
        and len(match["label"].split()) <= 4
        and len(match["value"].split()) <= 12
        and not is_sentence(match["value"])
    )


def is_mail_header(text: str) -> bool:
    """Whether it is a line such as "Subject: ..." or the rule above a forwarded message."""
    return _MAIL.match(text) is not None or _MAIL_RULE.match(text) is not None


def is_mail_rule(text: str) -> bool:
    """Whether it is the line that a mail program writes above a quoted message."""
    return _MAIL_RULE.match(text) is not None


def is_gloss(text: str) -> bool:
    """Whether it is a line of a word list: a word, a dash or colon, its meaning."""
    return len(text.split()) <= 40 and _GLOSS.match(text) is not None


def _is_menu(text: str, words: list[str], sentence: bool) -> bool:
    """Several short entries between bars, dots or arrows, or nothing but the words menus are made of."""
    if not words or len(words) > 60:
        return False
    parts = [part for part in _SEPARATED.split(text) if part]
    longest = max((len(part.split()) for part in parts), default=0)
    if len(parts) >= 3 and longest <= 8 and (not sentence or text.count("|") >= 2):  # no sentence has bars in it
        return True
    if sentence:
        return False
    if len(parts) >= 2 and (_CRUMBS.search(text) or is_upper(text)) and longest <= 6 and not ends_sentence(text):
        return True
    if len(parts) == 2 and "|" in text and not any(is_sentence(part) for part in parts):
        return True
    strong = sum(_bare(word) in UI and _bare(word) not in WEAK_UI for word in words)
    return _ui_share(words) >= 0.8 and strong >= 1 and (len(words) > 1 or strong == 1) and not ends_sentence(text)


def _ui_share(words: list[str]) -> float:
    return sum(_bare(word) in UI or word.isdigit() for word in words) / len(words)


def _bare(word: str) -> str:
    return word.casefold().strip(".,:;!?()[]“”\"'’…/")
