"""Sayings: who says what in the article, in quotation marks or reported, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import trimmed
from quizgen.analysis.reference import full_name, person_meant
from quizgen.article import Span

REPORTING = frozenset(
    "say tell explain add note argue claim state report warn write believe think suggest insist admit recall ask reply answer"
    " announce declare complain remark observe conclude predict estimate maintain shout whisper call cry promise agree".split()
)
"""Verbs that tell what somebody says, writes or thinks."""

SHORTEST_QUOTATION = 4
"""Words in quotation marks from which they are somebody's saying; fewer are a title, a nickname or a word held at a distance."""

NEAR = 12
"""Tokens between a quotation and the verb that gives its speaker, at most: “…,” says X, who has led the office since 2015."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says. `span` covers the words without marks or a leading “that”; `sentence` is where they begin.

    `speaker` heads the phrase that names who says it, `verb` is how; `name` is the person's full name where that is certain.
    """

    span: Span
    sentence: int
    verb: Token
    speaker: Token
    name: str | None
    direct: bool


@lru_cache(maxsize=4)
def sayings(analysis: Analysis) -> tuple[Saying, ...]:
    """Every saying whose speaker the article gives, in the order of the text."""
    quotations = tuple(_quotations(analysis))
    inside = {i for first, last in quotations for i in range(first, last + 1)}
    found = [*_direct(analysis, quotations, inside), *_reported(analysis, inside)]
    return tuple(sorted(found, key=lambda saying: saying.span))


def _quotations(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """First and last token between each pair of quotation marks; a pair never crosses a paragraph."""
    opened: int | None = None
    paragraph = -1
    for token in analysis.tokens:
        if analysis.sentences[token.sentence].paragraph != paragraph:
            paragraph, opened = analysis.sentences[token.sentence].paragraph, None
        opens = token.text == "“" or (token.text == '"' and opened is None)
        if opens:
            opened = token.i
        elif token.text in {"”", '"'} and opened is not None:
            if token.i > opened + 1:
                yield opened + 1, token.i - 1
            opened = None


def _direct(analysis: Analysis, quotations: Iterable[tuple[int, int]], inside: set[int]) -> Iterator[Saying]:
    last: tuple[int, Saying] | None = None
    for first, end in quotations:
        words = [token for token in analysis.tokens[first : end + 1] if token.pos != "PUNCT"]
        if len(words) < SHORTEST_QUOTATION:
            continue
        given = _attribution(analysis, first, end, inside)
        if given is not None:
            verb, speaker = given
        elif last is not None and _goes_on(analysis, last[0], first, inside):
            verb, speaker = last[1].verb, last[1].speaker
        else:
            last = None
            continue
        span = Span(words[0].start, analysis.tokens[end].end if analysis.tokens[end].text != "," else words[-1].end)
        saying = Saying(span, words[0].sentence, verb, speaker, _name(analysis, speaker), direct=True)
        last = end, saying
        yield saying


def _attribution(analysis: Analysis, first: int, end: int, inside: set[int]) -> tuple[Token, Token] | None:
    """The nearest reporting verb beside the quotation, with its subject; both outside quotation marks."""
    paragraph = analysis.sentences[analysis.tokens[first].sentence].paragraph
    sentences = {analysis.tokens[first].sentence, analysis.tokens[end].sentence}
    beside = [*range(max(0, first - NEAR), first), *range(end + 1, min(len(analysis.tokens), end + NEAR))]
    found: list[tuple[int, Token, Token]] = []
    for i in beside:
        token = analysis.tokens[i]
        near = token.sentence in sentences or (i > end and token.sentence == analysis.tokens[end].sentence + 1 and i <= end + 4)
        if i in inside or not near or token.lemma not in REPORTING or token.pos != "VERB":
            continue
        if analysis.sentences[token.sentence].paragraph != paragraph:
            continue
        subject = next((child for child in analysis.children(token) if child.dep == "nsubj" and child.i not in inside), None)
        if subject is not None:
            found.append((first - i if i < first else i - end, token, subject))
    nearest = min(found, key=lambda one: one[0], default=None)
    return None if nearest is None else nearest[1:]


def _goes_on(analysis: Analysis, before: int, first: int, inside: set[int]) -> bool:
    """Whether a quotation carries on one of the same paragraph: only the words that gave its speaker stand between."""
    one, other = (analysis.sentences[analysis.tokens[i].sentence] for i in (before, first))
    outside = [i for i in range(other.first, other.last + 1) if i not in inside and analysis.tokens[i].pos != "PUNCT"]
    return one.paragraph == other.paragraph and other.index - one.index <= 1 and not outside


def _reported(analysis: Analysis, inside: set[int]) -> Iterator[Saying]:
    """X says that …; X warned … would …: the clause that the verb governs."""
    for token in analysis.tokens:
        if token.lemma not in REPORTING or token.pos != "VERB" or token.i in inside:
            continue
        children = analysis.children(token)
        subject = next((child for child in children if child.dep == "nsubj" and child.i < token.i), None)
        clause = next((child for child in children if child.dep == "ccomp" and child.i > token.i), None)
        if subject is None or clause is None or any(child.dep == "neg" for child in children):
            continue
        said = [other for other in trimmed(analysis, clause) if not (other.dep == "mark" and other.text.lower() == "that")]
        if said and said[0].i > token.i and not any(other.i in inside for other in said):
            span = Span(said[0].start, said[-1].end)
            yield Saying(span, said[0].sentence, token, subject, _name(analysis, subject), direct=False)


def _name(analysis: Analysis, speaker: Token) -> str | None:
    mention = analysis.mention_at(speaker)
    if mention is not None and mention.label == "PERSON":
        return full_name(analysis, mention)
    return person_meant(analysis, speaker) if speaker.tag == "PRP" else None
