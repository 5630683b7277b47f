"""The judgement of single lines: whether a line is an article's or stands beside it on the page.

A cue that is sure drops a line wherever it stands; one that is only likely drops it before and after the body, and in its
midst when the line is no sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.cleaning.cues import CUES
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.menus import is_all_menu_words, is_menu
from quizgen.cleaning.shape import ends_sentence, is_date_line, is_sentence, words_of

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
    count = len(words_of(text))
    if count > 120 or len(text) > 1200:
        return None
    sentence = is_sentence(text)
    if is_date_line(text):
        return Furniture(Kind.DATE)
    if is_menu(text):
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
    if likely is None and count <= 3 and not ends_sentence(text) and is_all_menu_words(text):
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
