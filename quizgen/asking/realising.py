"""Statements and questions as sentences: inversion, do-support, agreement, active voice, the first capital and the last mark."""

from __future__ import annotations

import re

from quizgen.analysis import Analysis, Token
from quizgen.analysis.clauses import VerbGroup
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import Phrase, is_plural, read
from quizgen.analysis.statements import Statement, joined_text, subject_text, verb_text
from quizgen.asking.standing import Standing

SINGULAR_OF = {"are": "is", "were": "was", "have": "has", "do": "does"}
"""Finite forms that “who” and “what” put into the singular."""

CAPITAL_FREE = re.compile(r"^[a-zà-öø-ÿ]")


def sentence_cased(text: str, mark: str) -> str:
    """One sentence: single spaces, a capital first letter, and the final mark.

    >>> sentence_cased("who  ate the cake", "?")
    'Who ate the cake?'
    """
    text = re.sub(r"\s+", " ", text).strip(" ,;:")
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    if CAPITAL_FREE.match(text):
        text = text[0].upper() + text[1:]
    return text + ("" if text.endswith(mark) else mark)


def subject_question(
    standing: Standing, statement: Statement, wh: str, kept: tuple[Phrase, ...], *, plural: bool = False
) -> str | None:
    """“Who opened a model kitchen in Dublin in April?”; `plural` leaves a plural verb as it is (“How many players …”)."""
    words = [token.text for token in statement.verb.tokens]
    finite = statement.verb.finite
    place = statement.verb.tokens.index(finite)
    if not plural:
        singular = _singular(standing.lexicon, finite)
        if singular is None:
            return None
        words[place] = singular
    return sentence_cased(f"{wh} {' '.join(words)} {_rest(standing.analysis, statement, kept)}", "?")


def _singular(lexicon: Lexicon, finite: Token) -> str | None:
    if finite.text.lower() in SINGULAR_OF:
        return SINGULAR_OF[finite.text.lower()]
    if finite.tag == "VBP":
        return lexicon.form(finite.lemma, "VBZ")
    return finite.text


def _rest(analysis: Analysis, statement: Statement, kept: tuple[Phrase, ...]) -> str:
    """The phrases after the verb, then those that stood before the subject; particles stay next to the verb."""
    after = joined_text(analysis, [phrase for phrase in kept if not phrase.before], statement.names)
    before = joined_text(analysis, [phrase for phrase in kept if phrase.before], statement.names)
    return f"{after} {before}".strip()


def inverted_question(
    standing: Standing, statement: Statement, wh: str, kept: tuple[Phrase, ...], *, stranded: str = ""
) -> str | None:
    """“What did Parliament pass in February 1847?”: subject and auxiliary change places, “do” helps out where there is none."""
    analysis = standing.analysis
    halves = inverted_verb(standing.lexicon, statement.verb, plural=is_plural(analysis, statement.subject.head))
    if halves is None:
        return None
    first, rest = halves
    subject = subject_text(analysis, statement)
    rest = f"not {rest}" if statement.verb.negated else rest
    tail = _rest(analysis, statement, kept)
    return sentence_cased(f"{wh} {first} {subject} {rest} {stranded} {tail}", "?")


def inverted_verb(lexicon: Lexicon, verb: VerbGroup, *, plural: bool) -> tuple[str, str] | None:
    """The word before the subject and the words after it.

    >>> # "was built" → ("was", "built"); "passed" → ("did", "pass"); "has" → ("does", "have")
    """
    words = list(verb.tokens)
    if verb.auxiliaries:
        finite = verb.auxiliaries[0]
        return finite.text.lower(), " ".join(token.text for token in words if token is not finite)
    if verb.main.lemma == "be":
        return verb.main.text.lower(), " ".join(token.text for token in words if token is not verb.main)
    base = verb.main.lemma.lower()
    if not base.isalpha() or (verb.main.tag == "VBD" and lexicon.form(base, "VBD") is None):
        return None
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.main.tag)
    if helper is None:
        return None
    if helper == "do" and not plural:
        return None
    return helper, " ".join(base if token is verb.main else token.text for token in words)


def active_verb(lexicon: Lexicon, verb: VerbGroup) -> str | None:
    """A passive verb group made active, for a singular subject: “was founded” → “founded”, “has been seen” → “has seen”."""
    if not verb.passive or verb.negated:
        return None
    be = verb.auxiliaries[-1]
    base = verb.main.lemma.lower()
    if be is verb.auxiliaries[0]:
        tag = "VBD" if be.text.lower() in {"was", "were"} else "VBZ" if be.text.lower() in {"is", "are"} else None
    else:
        tag = {"been": "VBN", "be": "VB", "being": "VBG"}.get(be.text.lower())
    form = base if tag == "VB" else lexicon.form(base, tag) if tag else None
    if form is None:
        return None
    words = []
    for token in verb.tokens:
        if token is be:
            continue
        if token is verb.main:
            words.append(form)
        elif token is verb.auxiliaries[0]:
            words.append(SINGULAR_OF.get(token.text.lower(), token.text.lower()))
        else:
            words.append(token.text)
    return " ".join(words)


def agent_question(standing: Standing, statement: Statement, wh: str, kept: tuple[Phrase, ...]) -> str | None:
    """“Who founded the charity?” out of “The charity was founded by a banker.”"""
    analysis, verb = standing.analysis, active_verb(standing.lexicon, statement.verb)
    if verb is None:
        return None
    particles = tuple(phrase for phrase in kept if phrase.role == "particle" and not phrase.before)
    others = tuple(phrase for phrase in kept if phrase not in particles)
    moved = joined_text(analysis, particles)
    return sentence_cased(f"{wh} {verb} {moved} {subject_text(analysis, statement)} {_rest(analysis, statement, others)}", "?")


def statement_sentence(analysis: Analysis, statement: Statement, kept: tuple[Phrase, ...]) -> str:
    """The statement as a sentence of its own, its phrases in the article's order."""
    before = joined_text(analysis, [phrase for phrase in kept if phrase.before], statement.names)
    after = joined_text(analysis, [phrase for phrase in kept if not phrase.before], statement.names)
    clause = any(phrase.role == "condition" for phrase in kept if phrase.before)
    lead = f"{before}{',' if clause or len(before.split()) > 2 else ''}" if before else ""
    return sentence_cased(f"{lead} {subject_text(analysis, statement)} {verb_text(analysis, statement)} {after}", ".")


def phrase_text(analysis: Analysis, statement: Statement, phrase: Phrase) -> str:
    """A phrase by itself, without the word that links it."""
    return read(analysis, phrase.inner, statement.names)
