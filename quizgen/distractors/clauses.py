"""Wrong reasons, claims, deeds and purposes: what the article says of something else, in the form of the right answer."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Analysis
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import is_plural
from quizgen.analysis.statements import statements, subject_text
from quizgen.asking.asked import Asked
from quizgen.asking.realising import statement_sentence
from quizgen.asking.standing import Standing
from quizgen.distractors.verb_phrases import VerbPhrase, verb_phrases
from quizgen.wording import content_words, fold, words

SHORTEST, LONGEST = 0.55, 1.9
"""Lengths of a wrong clause, as shares of the right one's words: beyond them the right one stands out."""

MOST_SHARED = 0.5
"""Share of its content words that a wrong clause may have in common with the right one: above it both say the same."""


def wrong_statements(analysis: Analysis, lexicon: Lexicon, asked: Asked) -> list[str]:
    """Other statements of the article as sentences, those nearest to the question's words first."""
    key = as_sentence(asked.answer)
    length, answer = len(words(key)), set(content_words(key))
    about = set(content_words(subject_text(analysis, asked.statement))) | set(content_words(asked.question))
    standing = Standing(analysis, lexicon)
    ranked: list[tuple[float, str]] = []
    for statement in statements(analysis):
        kept = standing.kept(statement)
        if (
            kept is None
            or all(phrase.before for phrase in kept)
            or statement.sentence.index == asked.statement.sentence.index
            or statement.negative
        ):
            continue
        if asked.kind == "claim" and any(phrase.tokens[0].tag != "TO" for phrase in statement.phrases_of("complement")):
            continue  # what somebody else claims is no claim beside a claim
        text = statement_sentence(analysis, statement, kept)
        size, said = len(words(text)), set(content_words(text))
        if not SHORTEST * length <= size <= LONGEST * length or len(said & answer) > MOST_SHARED * len(said):
            continue
        ranked.append((len(said & about) - 2 * abs(size - length) / length, text))
    return [text for _, text in sorted(ranked, key=lambda pair: (-pair[0], pair[1]))]


def as_sentence(clause: str) -> str:
    """A clause as a choice: a capital and a full stop."""
    return clause[0].upper() + clause[1:] + "."


def wrong_deeds(analysis: Analysis, asked: Asked) -> Iterator[str]:
    """What others do in the article, as infinitives without “to”, those of about the right length first."""
    length, answer = len(words(asked.answer)), set(content_words(asked.answer))
    plural = is_plural(analysis, asked.statement.subject.head)
    subject = fold(subject_text(analysis, asked.statement))

    def fits(other: VerbPhrase) -> bool:
        said = set(content_words(other.text))
        near = SHORTEST * length <= len(words(other.text)) <= LONGEST * length + 1
        same = other.subject in {None, subject} or other.sentence == asked.statement.sentence.index
        return near and not same and len(said & answer) <= MOST_SHARED * len(said) and other.plural in {None, plural}

    fitting = [other for other in verb_phrases(analysis) if fits(other)]
    seen: set[str] = {asked.head.lemma.lower()}
    for other in sorted(fitting, key=lambda vp: (abs(len(words(vp.text)) - length), vp.text)):
        if other.verb not in seen:
            seen.add(other.verb)
            yield other.text
