"""Where the article begins, and which lines above that are its title, its byline and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.cleaning.boxes import Findings, is_heading, is_prose
from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.layout import Block
from quizgen.cleaning.shape import (
    byline_of,
    ends_sentence,
    is_bare_name,
    is_bare_names,
    is_sentence,
    is_title_case,
    is_upper,
    loose_byline_of,
    words_of,
)

LONGEST_TITLE = 24
"""Most words of a title; headlines of the British press have 8 to 12 on average, and few have more than 20."""

_NUMBERED = re.compile(r"^\d{1,2}\.\d{1,2}\.?\s+\S")

STANDFIRST = 60
"""Most words that may stand between title and byline: a standfirst has one or two sentences."""


@dataclass(frozen=True, slots=True)
class Headline:
    """Positions of title and byline among the blocks, the byline as printed, and the first block that may be body."""

    title: int | None
    byline: int | None
    printed_byline: str | None
    start: int


def headline_of(blocks: list[Block], found: Findings) -> Headline:
    """Find title and byline in the blocks before the body."""
    core, candidates = _above_body(blocks, found)
    numbered = [i for i, block in enumerate(blocks) if _NUMBERED.match(block.text) and not is_sentence(block.text)]
    if len(numbered) > 1:  # “7.1 …” is a section where “7.2 …” follows
        candidates = [i for i in candidates if i not in numbered]
    entries = [i for i in range(core) if _heads_a_section(blocks, found, blocks[i].text, core)]
    if len(entries) > 1:  # one alone is the title, printed again
        candidates = [i for i in candidates if i not in entries]
    by = _byline_at(blocks, candidates, core)
    if by is None:
        people = (i for i in candidates[1:] if (_is_person(blocks[i]) and _is_dated(found, i)) or _is_signed(blocks, i))
        by = next(people, None)
    if by is not None:
        candidates = [i for i in candidates if i != by]
    signed = None if by is not None else _signed_at(blocks, found)
    marked = next((i for i, block in enumerate(blocks) if block.mark == "title"), None)
    defined = next((i for i in reversed(candidates) if by is None and _is_defined(blocks, i, core)), None)
    title = marked if marked is not None else defined if defined is not None else _title_at(blocks, found, candidates, by)
    printed = _printed(blocks[by]) or blocks[by].text if by is not None else None
    if by is None and title is not None:
        by = _loose_byline_at(blocks, found, title, core)
        printed = blocks[by].text if by is not None else None
    start = max((i + 1 for i in (title, by) if i is not None), default=0)
    if title is not None and by is None and _tells_more(blocks, title + 1, core):
        start = title + 2
    if by is None and signed is not None:
        return Headline(title, signed, byline_of(blocks[signed].text), start)
    return Headline(title, by, printed, start)


def _above_body(blocks: list[Block], found: Findings) -> tuple[int, list[int]]:
    """The first block of running text, and the blocks before it that could be a title."""
    candidates: list[int] = []
    for i, block in enumerate(blocks):
        finding = found[i]
        if block.mark == "title" or byline_of(block.text):
            candidates.append(i)
            continue
        if finding is not None and (finding.sure or not is_prose(block, 12)):
            continue
        if _could_be_title(block, first=not candidates):
            candidates.append(i)
        elif is_sentence(block.text) or len(words_of(block.text)) >= LONGEST_TITLE:
            return i, candidates
    return len(blocks), candidates


def _tells_more(blocks: list[Block], i: int, core: int) -> bool:
    """Whether a fragment tight under the title, parted by blank space from what follows, only tells more of it."""
    if not 0 < i < min(core, len(blocks) - 1) or blocks[i].mark != "text" or is_sentence(blocks[i].text):
        return False
    words = len(words_of(blocks[i].text))
    return not blocks[i].gap and blocks[i + 1].gap and 5 <= words <= LONGEST_TITLE and not is_title_case(blocks[i].text)


def _signed_at(blocks: list[Block], found: Findings) -> int | None:
    """The byline that a magazine prints below the article: the only one there, with nothing but furniture after it."""
    last = max((i for i, block in enumerate(blocks) if found[i] is None and is_prose(block)), default=len(blocks))
    below = [i for i in range(last + 1, len(blocks)) if found[i] is None and byline_of(blocks[i].text)]
    return below[0] if len(below) == 1 else None


def _heads_a_section(blocks: list[Block], found: Findings, text: str, core: int) -> bool:
    """Whether the same words stand over running text further below: then the line above is an entry of the contents."""
    for i in range(core + 1, len(blocks)):
        if blocks[i].text.casefold() == text.casefold():
            below = next((j for j in range(i + 1, len(blocks)) if found[j] is None), None)
            return below is not None and is_prose(blocks[below])
    return False


def _is_defined(blocks: list[Block], i: int, core: int) -> bool:
    """Whether the running text begins with it, as an encyclopedia's does: “A heliograph is …” under “Heliograph”."""
    if core >= len(blocks):
        return False
    title = [word.casefold().strip('.,“”"') for word in blocks[i].text.split()]
    opening = [word.casefold().strip('.,“”"') for word in blocks[core].text.split()[:8]]
    start = 1 if opening and opening[0] in {"a", "an", "the"} else 0
    return len(title) <= 4 and opening[start : start + len(title)] == title


def _could_be_title(block: Block, *, first: bool) -> bool:
    text, count = block.text, len(words_of(block.text))
    if count > LONGEST_TITLE or block.mark == "item" or text.rstrip("”’\"'").endswith((",", ";", ":")):
        return False
    if not is_sentence(text):
        return True
    quoted = text[0] in "\"“‘'" and not is_title_case(text)
    return first and not quoted and count <= 16 and not text.endswith(".") and ends_sentence(text)


def _byline_at(blocks: list[Block], candidates: list[int], core: int) -> int | None:
    """The block that says by whom; below a title rather than above, and below a standfirst if that is short."""
    for i, block in enumerate(blocks[: core + 4]):
        if block.mark == "byline" and _printed(block):
            return i
    near = [i for i in candidates if byline_of(blocks[i].text)]
    under = [i for i in near if any(j < i for j in candidates)]
    if under or near:
        return (under or near)[0]
    words = 0
    for i in range(core, min(core + 3, len(blocks))):
        if byline_of(blocks[i].text) and any(j < core for j in candidates):
            return i
        words += len(words_of(blocks[i].text))
        if words > STANDFIRST:
            break
    return None


def _printed(block: Block) -> str | None:
    """The byline as printed; the source's own mark makes a bare name one."""
    strict = byline_of(block.text)
    if strict or block.mark != "byline":
        return strict
    first = block.text.split(" | ")[0].split(" · ")[0]
    return first if len(first.split()) <= 16 and not ends_sentence(first) else None


def _title_at(blocks: list[Block], found: Findings, candidates: list[int], by: int | None) -> int | None:
    """The line nearest above the byline; without one, the first that no furniture parts from the body."""
    above = [i for i in candidates if by is None or i < by] or candidates
    if not above:
        return None
    if by is not None and by in {i + 1 for i in above} | {i + 2 for i in above}:
        return _less_standfirst(blocks, found, above)
    # candidates that follow each other without furniture between them
    runs: list[list[int]] = []
    for i in above:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    if by is not None:
        return _less_standfirst(blocks, found, above)
    said = [blocks[i].text.casefold() for i in range(len(blocks))]
    again = next((i for i in above if said.count(said[i]) > 1 and " " in said[i] and not _names_other(blocks, found, i)), None)
    if again is not None:
        return again
    run = runs[-1]
    if len(run) > 1 and (_is_site(blocks, found, run[0]) or _is_kicker(blocks[run[0]].text)):
        run = run[1:]
    return run[0]


def _less_standfirst(blocks: list[Block], found: Findings, above: list[int]) -> int:
    """The last line, or the one above it when that is a title and the last only tells more."""
    last = above[-1]
    if len(above) < 2 or above[-2] != last - 1 or _is_site(blocks, found, above[-2]):
        return last
    upper, lower = blocks[above[-2]].text, blocks[last].text
    longer = len(words_of(lower)) > 12 and len(words_of(lower)) > 1.5 * len(words_of(upper))
    plainer = (is_title_case(upper) or is_upper(upper)) and not is_title_case(lower) and not is_upper(lower)
    return above[-2] if longer or plainer else last


_SITE = frozenset(
    "news daily weekly monthly times journal magazine gazette courier post herald tribune chronicle blog online school schools"
    " academy college university library wiki encyclopedia encyclopaedia network media press review quarterly observer".split()
)


def _is_kicker(text: str) -> bool:
    """Whether it is a word or two in capitals, which name the section above a title."""
    return is_upper(text) and len(text.split()) <= 2


def _names_other(blocks: list[Block], found: Findings, i: int) -> bool:
    """Whether it names the site or a person rather than the article."""
    return _is_site(blocks, found, i) or _is_person(blocks[i]) or is_bare_name(blocks[i].text)


def _is_person(block: Block) -> bool:
    """Whether it is a name with what the person is: "Ida Lund, Editor-in-Chief"."""
    who, _, role = block.text.partition(", ")
    return is_bare_name(who) and 0 < len(role.split()) <= 6 and not ends_sentence(block.text)


def _is_signed(blocks: list[Block], i: int) -> bool:
    """Whether it is a bare name that a byline gives once more."""
    name = blocks[i].text
    return is_bare_name(name) and any(name in (byline_of(block.text) or "") for block in blocks[i + 1 :])


def _is_dated(found: Findings, i: int) -> bool:
    after = found[i + 1] if i + 1 < len(found) else None
    return after is not None and after.kind is Kind.DATE


def _is_chrome(found: Findings, i: int) -> bool:
    """Whether it is furniture, and of no kind that repeats the title: running heads, tables of contents, comments."""
    finding = found[i]
    return finding is not None and finding.kind not in {Kind.PAGE, Kind.WORKSHEET, Kind.COMMENT, Kind.RELATED}


def _is_site(blocks: list[Block], found: Findings, i: int) -> bool:
    """Whether the line names the site or paper: it comes again in furniture, or says so by a word such as Gazette."""
    text = blocks[i].text.casefold()
    again = any(text in block.text.casefold() for j, block in enumerate(blocks) if j != i and _is_chrome(found, j))
    words = [word.strip(".,!:").casefold() for word in text.split()]
    named = len(words) <= 4 and (bool(_SITE & set(words[-2:])) or text.endswith((".com", ".org", ".net")))
    return again or named


def _loose_byline_at(blocks: list[Block], found: Findings, title: int, core: int) -> int | None:
    """A byline without "By": right under the title, closed off from the body by blank space or a date."""
    i = title + 1
    if i >= len(blocks) - 1 or i > core or blocks[i].mark in {"heading", "item"}:
        return None
    text, after = blocks[i].text, found[i + 1]
    tight = not blocks[i].gap and blocks[i + 1].gap
    loose = loose_byline_of(text)
    if loose and (tight or (" by " in text and not is_upper(text))):
        return i
    if loose and is_bare_names(text):
        return i
    if loose and found[i] is None and is_bare_name(text):
        dated = after is not None and after.kind is Kind.DATE
        headed = any(found[j] is None and is_heading(block) for j, block in enumerate(blocks) if j > i)
        return i if dated or not headed else None
    head, _, tail = text.rpartition(", ")
    return i if tight and head and is_bare_name(tail) and not ends_sentence(text) else None
