"""When and where it was, why, what for and how."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import Phrase, name_of, read
from quizgen.analysis.statements import Statement
from quizgen.asking.answer_types import AnswerKind, Wh, is_joined, place_noun, when
from quizgen.asking.asked import Asked, asked
from quizgen.asking.realising import inverted_question, phrase_text
from quizgen.asking.standing import Standing

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

REASONED = {"because": 0.9, "because of": 0.9, "due to": 0.9, "since": 0.8, "as": 0.75}
"""How sure a word that opens a clause is to give a reason; “as” and “since” also tell the time."""


LIFE = frozenset({"die", "bear", "marry"})

IDIOMS = ("to make matters worse", "to be sure", "to begin with", "to start with", "to tell the truth", "to sum up")
"""Infinitives that comment and give no purpose."""

CLAUSAL = frozenset({"because", "since", "as"})

SHORTEST_REASON = 4
"""Fewest tokens of a clause that explains something; below it, the parser has lost a part or nothing is explained."""


def ask(standing: Standing, statement: Statement) -> Iterator[Asked]:
    """“In what year was the mill burned down?”"""
    for phrase in statement.phrases:
        match phrase.role:
            case "time":
                yield from _adjunct(standing, statement, phrase, when(phrase, phrase_text(standing.analysis, statement, phrase)))
            case "place":
                yield from _adjunct(standing, statement, phrase, _where(standing, phrase))
            case "cause":
                yield from _clause(standing, statement, phrase, Wh("why", "reason", REASONED.get(phrase.link, 0.85)))
            case "purpose":
                yield from _clause(standing, statement, phrase, Wh("why", "purpose", 0.85))
            case "means":
                yield from _clause(standing, statement, phrase, Wh("how", "means", 0.85))
            case _:
                pass


def _where(standing: Standing, phrase: Phrase) -> Wh | None:
    mention = name_of(standing.analysis, phrase.head)
    if mention is None or mention.label not in PLACE_LABELS or is_joined(standing.analysis, phrase.head):
        return None
    noun = place_noun(standing.lexicon, mention.text)
    if noun and phrase.link == "in":
        return Wh(f"in which {noun}", "place", 0.95)
    return Wh("where", "place", 0.85) if phrase.link in {"in", "at", "near", "on"} else None


def _adjunct(standing: Standing, statement: Statement, phrase: Phrase, wh: Wh | None) -> Iterator[Asked]:
    kept = standing.kept(statement, asked=phrase)
    if wh is None or kept is None or statement.phrases_of(phrase.role) != (phrase,):
        return
    if statement.phrases_of("complement", "condition") or statement.verb.main.lemma in LIFE:
        return  # what is said then, and not when, is what matters; and few have to know when somebody was born or died
    if phrase.role == "place" and any(_is_place(standing.analysis, other) for other in kept):
        return
    question = inverted_question(standing, statement, wh.phrase, kept)
    yield from asked(standing, statement, question, phrase.inner, phrase.head, wh, phrase.role, lead=phrase.link)


def _clause(standing: Standing, statement: Statement, phrase: Phrase, wh: Wh) -> Iterator[Asked]:
    kept = standing.kept(statement, asked=phrase, loosely=True)
    if kept is None or not standing.clause_stands(statement, phrase):
        return
    question = inverted_question(standing, statement, wh.phrase, kept)
    if wh.kind in {"reason", "purpose"} and len(phrase.inner) < SHORTEST_REASON:
        return
    if wh.kind == "purpose" and statement.verb.passive and phrase.tokens[0].i == statement.verb.main.i + 1:
        return  # “was made to act as one” gives no purpose, and “was sent to live with …” is cut short before it
    if wh.kind == "reason" and phrase.link in CLAUSAL and not any(t.dep in {"nsubj", "nsubjpass", "expl"} for t in phrase.inner):
        return  # the parser has lost its verb or its subject
    if wh.kind == "reason" and phrase.head.lemma == "be" and not any(t.dep in {"attr", "acomp", "advmod"} for t in phrase.inner):
        return  # “as he was by then”
    if wh.kind == "purpose" and read(standing.analysis, phrase.tokens).startswith(IDIOMS):
        return
    whole: set[AnswerKind] = {"purpose", "means"}
    tokens = phrase.tokens if wh.kind in whole else (*phrase.inner, *_joined_on(standing.analysis, phrase))
    if wh.kind == "purpose" and any(token.tag in {"VBD", "VBZ", "VBP"} and token.dep == "conj" for token in tokens):
        return  # the parser gave the infinitive a verb of the main clause
    yield from asked(standing, statement, question, tokens, phrase.head, wh, wh.kind, lead=phrase.link)


def _joined_on(analysis: Analysis, phrase: Phrase) -> tuple[Token, ...]:
    """The second half of a reason that ends its sentence, which the parser gives to the main clause: “… and the rope broke”."""
    last = phrase.tokens[-1]
    rest = analysis.tokens[last.i + 1 : analysis.sentences[last.sentence].last]
    verbs = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in rest)
    joined = phrase.link == "because" and rest and rest[0].text == "and" and verbs and not phrase.before
    return rest if joined and not any(token.text in {",", ";", "—", "–", "("} or token.tag == "PRP" for token in rest) else ()


def _is_place(analysis: Analysis, phrase: Phrase) -> bool:
    mention = analysis.mention_at(phrase.head)
    return mention is not None and mention.label in PLACE_LABELS
