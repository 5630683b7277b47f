"""What follows an article and begins with a line of a known shape: the replies of a thread, the exercises of a worksheet."""

from __future__ import annotations

import re

from quizgen.cleaning.boxes import ENOUGH, Findings, is_prose
from quizgen.cleaning.furniture import Furniture, is_mail_rule
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import DATE, byline_of, is_sentence, words_of

_ANSWER_TO = re.compile(r"^(?:re|aw|fw|fwd)\s*:\s*(?P<subject>\S.*)$", re.IGNORECASE)
_DATED = re.compile(DATE, re.IGNORECASE)
_GREETING = re.compile(r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b(?: [\w.’'-]+){0,4}\s*[,!:]?$", re.IGNORECASE)
_EXERCISE = re.compile(r"^(?:\d{1,2}|[a-zA-Z]|[ivx]+)[.)]\s|\?\W*(?:\(\d+[^()]*\))?$|_{3,}|\.{8,}|[☐□◯]|\bT ?/ ?F\b")

LINE = 25
"""Words from which a paragraph of a mail is the text it carries rather than a word about it."""


def mark_replies(blocks: list[Block], found: Findings) -> None:
    """From the second post of a thread on all are replies: its subject comes again after "Re:", or an author with a date does."""
    subjects: set[str] = set()
    posts = before = 0
    for i, block in enumerate(blocks):
        text = block.text
        answer = _ANSWER_TO.match(text)
        posts += byline_of(text) is not None and _DATED.search(text) is not None
        if before >= ENOUGH and (posts > 1 or (answer and answer["subject"].casefold() in subjects)):
            found[i:] = [Furniture(Kind.COMMENT)] * (len(blocks) - i)
            return
        subjects.add(text.casefold())
        before += len(words_of(text)) if found[i] is None and is_prose(block) else 0


def mark_letter(blocks: list[Block], found: Findings) -> None:
    """What a mail says around the text it carries: the greeting with a word on it, the farewell, the message it answers."""
    before, end = 0, None
    _mark_forwarder(blocks, found)
    for i, block in enumerate(blocks):
        if before >= ENOUGH and is_mail_rule(block.text):
            found[i:] = [Furniture(Kind.MAIL)] * (len(blocks) - i)
            end = i
            break
        before += len(words_of(block.text)) if found[i] is None and is_prose(block) else 0
    headed = any(finding is not None and finding.kind is Kind.MAIL for finding in found[:8])
    if end is None and not headed:
        return
    greeting = next((i for i, block in enumerate(blocks[:12]) if found[i] is None and _GREETING.match(block.text)), None)
    if greeting is not None:
        found[greeting] = Furniture(Kind.MAIL)
        for i in range(greeting + 1, len(blocks)):
            if not is_sentence(blocks[i].text) or is_prose(blocks[i], LINE):
                break
            found[i] = Furniture(Kind.MAIL)
    last = max((i for i, block in enumerate(blocks) if found[i] is None and is_prose(block, LINE)), default=len(blocks))
    for i in range(last + 1, len(blocks)):
        found[i] = found[i] or Furniture(Kind.MAIL)


def _mark_forwarder(blocks: list[Block], found: Findings) -> None:
    """What whoever forwarded a mail wrote above it, where the mail itself holds more than that."""
    rule = next((i for i, block in enumerate(blocks) if is_mail_rule(block.text)), len(blocks))
    said = sum(len(words_of(block.text)) for block in blocks[:rule] if is_prose(block))
    if said < ENOUGH <= sum(len(words_of(block.text)) for block in blocks[rule:] if is_prose(block)):
        found[:rule] = [Furniture(Kind.MAIL)] * rule


def mark_exercises(blocks: list[Block], found: Findings) -> None:
    """From the first exercise on, where no paragraph follows: a line of a worksheet with a question or gap right under it."""
    before = 0
    for i, block in enumerate(blocks):
        finding = found[i]
        before += len(words_of(block.text)) if finding is None and is_prose(block) else 0
        rest = blocks[i + 1 :]
        if before < ENOUGH or finding is None or finding.kind not in {Kind.WORKSHEET, Kind.QUESTIONS} or not rest:
            continue
        if _EXERCISE.search(rest[0].text) and not any(is_prose(other, 30) and not _EXERCISE.search(other.text) for other in rest):
            found[i + 1 :] = [other or Furniture(Kind.QUESTIONS) for other in found[i + 1 :]]
            return
