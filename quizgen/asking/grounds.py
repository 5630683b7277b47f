"""Why something was so, where the reason is a statement of its own: “X, so Y”; “X. As a result, Y”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import read
from quizgen.analysis.statements import Statement, all_tokens
from quizgen.asking.answer_types import Wh
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import inverted_question, sentence_cased
from quizgen.asking.standing import Standing

OPENS_A_RESULT = re.compile(
    r"(?:as a result|therefore|consequently|for (?:this|that) reason|because of (?:this|that)|thus|hence|so)\b,? ", re.IGNORECASE
)
"""What a sentence opens with that follows from the one before it."""

SHORTEST_REASON, LONGEST_REASON = 4, 22
"""Fewest and most words of a reason."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“Why were the shelves bare by Wednesday?”, out of “The bakery supplies …, so by Wednesday the shelves were bare.”"""
    kept = standing.kept(statement, loosely=True)
    if kept is None or statement.verb.negated:
        return
    tokens = _reason(standing.analysis, statement)
    words = [token for token in tokens if token.pos != "PUNCT"]
    if not SHORTEST_REASON <= len(words) <= LONGEST_REASON or not _stands(tokens):
        return
    question = inverted_question(standing, statement, "why", kept)
    answer = sentence_cased(read(standing.analysis, tokens), ".")
    root = next((token for token in tokens if token.dep in {"ROOT", "ccomp"} and token.pos in {"VERB", "AUX"}), None)
    if root is not None:
        wh = Wh("why", "reason", 0.8)
        yield from asked(standing, statement, question, tokens, root, wh, "reason", wording=answer)


def _reason(analysis: Analysis, statement: Statement) -> tuple[Token, ...]:
    """The clause or sentence that this statement follows from, without what opens it; empty when there is none."""
    sentence, first = statement.sentence, all_tokens(statement)[0].i
    before = analysis.tokens[sentence.first : first]
    places = [token.i for token in before if token.text == "so" and analysis.tokens[token.i - 1].text in {",", ";"}]
    if places:
        opens = [token.i for token in before if token.text in {";", ":", "—", "–"} and token.i < places[-1] - 1]
        start = opens[-1] + 1 if opens else sentence.first
        return _bare(analysis.tokens[start : places[-1] - 1])
    earlier = analysis.sentences[sentence.index - 1] if sentence.index else sentence
    follows = earlier.paragraph == sentence.paragraph and OPENS_A_RESULT.match(analysis.text_of(sentence))
    whole = analysis.text_of(earlier).endswith(".") and before and not any(t.pos in {"VERB", "NOUN"} for t in before[3:])
    return _bare(analysis.tokens_of(earlier)[:-1]) if follows and whole and earlier is not sentence else ()


def _bare(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without “but”, “and” or an adverb that ties them to what was before."""
    skip = 0
    while skip < len(tokens) and (tokens[skip].dep == "cc" or tokens[skip].text in {",", "However"}):
        skip += 1
    return tuple(tokens[skip:])


def _stands(tokens: Sequence[Token]) -> bool:
    """Whether every pronoun of a clause comes after a noun that it can mean, and nothing in it points back or is quoted."""
    named = False
    for token in tokens:
        if token.tag in {"PRP", "PRP$"} and (not named or token.text.lower() in {"i", "we", "you", "my", "our", "your"}):
            return False
        if token.text.lower() in {"this", "these", "those", "such", "there", "here"} and token.dep != "expl":
            return False
        if token.text in {"“", "”", '"', "(", ")", "—", "–", ":", ";", "?"} or token.dep == "neg":
            return False
        named = named or token.pos in {"NOUN", "PROPN"}
    return True
