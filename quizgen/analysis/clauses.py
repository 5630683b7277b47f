"""Clauses: the verb group of a clause and the phrases around it, each with the part it plays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.analysis import Analysis, Token
from quizgen.analysis.discourse import ADVERBS, phrase_relation
from quizgen.analysis.phrases import Phrase, Role, lead_comma, read, trimmed

CONCESSION = frozenset({"although", "though", "whereas", "while", "whilst", "albeit"})
CONDITION = frozenset({"if", "when", "whenever", "until", "till", "before", "after", "unless", "once", "where", "since", "as"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
TIME_LABELS = frozenset({"DATE", "TIME"})
PLACE_LINKS = frozenset("in at on near inside outside beside behind above below under across along around between beyond".split())
TIME_LINKS = frozenset({"in", "by", "since", "until", "before", "after"})
STATES = frozenset("be have want need know fear believe lack own contain depend mean cost matter require".split())
"""Verbs of states: with them “as” seldom tells the time."""

CAUSE_LINKS = re.compile(r"because of|due to|owing to|thanks to|as a result of|on account of")
UNREAD = frozenset({"dep", "intj", "meta", "csubj", "csubjpass"})
"""Labels by which the parser says that it did not understand, or that we cannot use."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its auxiliaries and the adverbs among them, in the order of the text."""

    tokens: tuple[Token, ...]
    auxiliaries: tuple[Token, ...]
    main: Token
    negated: bool
    passive: bool

    @property
    def finite(self) -> Token:
        """The word that carries tense and agreement."""
        return self.auxiliaries[0] if self.auxiliaries else self.main

    @property
    def modal(self) -> str | None:
        """The modal auxiliary, in small letters, if there is one."""
        return self.finite.text.lower() if self.finite.tag == "MD" else None


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with what it governs. `subject` is None when it has none of its own."""

    verb: VerbGroup
    subject: Token | None
    phrases: tuple[Phrase, ...]
    existential: bool = False


def clause_of(analysis: Analysis, verb: Token, *, shared: VerbGroup | None = None) -> Clause | None:
    """The clause around a verb, or None when the parse is not to be trusted.

    `shared`: the verb group of an earlier, joined verb, whose auxiliaries this one uses when it has none of its own.
    """
    children = analysis.children(verb)
    if any(child.dep in UNREAD for child in children):
        return None
    subjects = [child for child in children if child.dep in {"nsubj", "nsubjpass"}]
    if len(subjects) > 1 or any(subject.i > verb.i for subject in subjects):
        return None
    subject = subjects[0] if subjects else None
    group = _verb_group(analysis, verb, subject, shared)
    if group is None:
        return None
    start = subject.i if subject else group.tokens[0].i
    phrases: list[Phrase] = []
    for child in children:
        if child in group.tokens or child is subject:
            continue
        made = _phrase(analysis, child, before=child.i < start, verb=verb)
        if made is None:
            return None
        phrases += made
    if sum(phrase.role == "object" for phrase in phrases) > 1:
        return None
    existential = any(child.dep == "expl" for child in children)
    return Clause(group, subject, tuple(phrases), existential)


def _verb_group(analysis: Analysis, verb: Token, subject: Token | None, shared: VerbGroup | None) -> VerbGroup | None:
    children = analysis.children(verb)
    auxiliaries = [child for child in children if child.dep in {"aux", "auxpass"} and child.i < verb.i]
    if any(child.dep in {"aux", "auxpass"} and child.i > verb.i for child in children):
        return None
    if any(child.tag == "TO" for child in auxiliaries):
        return None
    adverbs: list[Token] = []
    start = subject.i if subject else (auxiliaries[0].i if auxiliaries else verb.i)
    for child in children:
        told = child.text.lower() == "first" or not _is_discourse(child)  # “was first given” says when, and ties nothing
        if child.dep == "advmod" and start < child.i < verb.i and told:
            if lead_comma(analysis, analysis.subtree(child)):
                continue
            adverbs += analysis.subtree(child)
    negated = any(child.dep == "neg" for child in children)
    own = tuple(sorted([*auxiliaries, *adverbs, verb], key=lambda token: token.i))
    if not auxiliaries and verb.tag in {"VBN", "VBG", "VB"}:
        if shared is None or not shared.auxiliaries:
            return None
        if shared.main.tag != verb.tag:
            return None
        return VerbGroup((*shared.auxiliaries, *own), shared.auxiliaries, verb, negated or shared.negated, shared.passive)
    finite = auxiliaries[0] if auxiliaries else verb
    used = finite.text.lower() == "used" and any(
        child.dep == "xcomp" for child in children
    )  # “used to bury”, tagged as it may be
    if not used and finite.tag not in {"VBD", "VBZ", "VBP", "MD"} and not (auxiliaries and finite.lemma in {"be", "have", "do"}):
        return None
    if any(token.text[0] in "'’" or token.text.lower() in {"ca", "wo"} for token in own):
        return None
    passive = any(child.dep == "auxpass" for child in auxiliaries)
    return VerbGroup(own, tuple(auxiliaries), verb, negated, passive)


def _is_discourse(token: Token) -> bool:
    return token.text.lower() in ADVERBS


SIMPLE_ROLES: dict[str, Role] = {
    "dobj": "object",
    "dative": "recipient",
    "attr": "attribute",
    "oprd": "attribute",
    "acomp": "predicate",
    "xcomp": "complement",
    "ccomp": "complement",
    "prt": "particle",
    "agent": "agent",
}


def _phrase(analysis: Analysis, child: Token, *, before: bool, verb: Token) -> list[Phrase] | None:
    """The phrase around a child of the verb: none when it may be left out, None when the clause is not to be trusted."""
    tokens = trimmed(analysis, child)
    if not tokens or child.dep in {
        "punct",
        "cc",
        "preconj",
        "neg",
        "expl",
        "conj",
        "mark",
        "aux",
        "auxpass",
        "appos",
        "parataxis",
        "relcl",
        "acl",
    }:
        return []
    if child.dep in SIMPLE_ROLES:
        if before:
            return [] if child.dep == "ccomp" and lead_or_trail_mark(analysis, child) else None
        role = SIMPLE_ROLES[child.dep]
        if role == "complement" and _runs_on(analysis, child, tokens):
            return None
        if role == "agent":
            return _linked(analysis, child, tokens, before=before)
        return _detached(analysis, role, child, tokens) if role == "object" else [Phrase(role, child, tokens)]
    aside = lead_comma(analysis, analysis.subtree(child))
    if child.dep == "prep" or (child.dep == "dative" and child.pos == "ADP"):
        if aside and (not before or child.i > analysis.sentences[child.sentence].first + 1):
            return [] if not before else _fronted(analysis, child, tokens)
        return _linked(analysis, child, tokens, before=before)
    if child.dep == "advmod":
        if _is_discourse(child) or aside or (before and child.text.lower().endswith("ly")):
            return []
        if child.tag in {"WRB"}:
            return None
        if before and child.pos != "ADV":
            return None
        return [Phrase("manner", child, tokens, before=before)]
    if child.dep == "npadvmod":
        mention = analysis.mention_at(child)
        timed = mention is not None and mention.label in TIME_LABELS
        if aside and not before:
            return []
        return [Phrase("time" if timed else "measure", child, tokens, before=before)]
    if child.dep == "advcl":
        return _adverbial_clause(analysis, child, before=before, aside=aside)
    return None


def _detached(analysis: Analysis, role: Role, head: Token, tokens: tuple[Token, ...]) -> list[Phrase]:
    """A noun phrase, and by itself the place or date after it: parsers tie it to the nearest noun, readers to the verb."""
    places = [child for child in analysis.children(head) if child.dep == "prep" and child in tokens and child.i > head.i]
    if not places or places[-1].text.lower() not in PLACE_LINKS:
        return [Phrase(role, head, tokens)]
    last = trimmed(analysis, places[-1])
    linked = _linked(analysis, places[-1], last, before=False)
    if not linked or linked[0].role not in {"place", "time"} or last[-1] != tokens[-1]:
        return [Phrase(role, head, tokens)]
    return [Phrase(role, head, trimmed(analysis, head, without={places[-1].i})), *linked]


def lead_or_trail_mark(analysis: Analysis, child: Token) -> bool:
    """Whether a colon or semicolon parts this clause from the next."""
    last = analysis.subtree(child)[-1]
    following = last.i + 1
    return following < len(analysis.tokens) and analysis.tokens[following].text in {";", ":"}


def _fronted(analysis: Analysis, child: Token, tokens: tuple[Token, ...]) -> list[Phrase] | None:
    return _linked(analysis, child, tokens, before=True)


def _linked(analysis: Analysis, child: Token, tokens: tuple[Token, ...], *, before: bool) -> list[Phrase] | None:
    """A prepositional phrase with its role; none when it only ties the sentence to its neighbours."""
    text = read(analysis, tokens).lower()
    if phrase_relation(text) is not None:
        return []
    if text.startswith("in order to ") and (aim := _aim(analysis, child, tokens)):
        return [Phrase("purpose", aim[1], aim, before=before)]
    named = [token for token in analysis.subtree(child) if token.dep == "pobj" and token in tokens]
    if named and (cause := CAUSE_LINKS.match(text)):
        return [Phrase("cause", named[0], tokens, link=cause[0], before=before)]
    objects = [token for token in analysis.children(child) if token.dep in {"pobj", "pcomp"} and token in tokens]
    if not objects:  # before the subject, the parser gave its object to the subject: “In spring Mrs. Lund …”
        return None if before and not named else [Phrase("particle", child, tokens, before=before)]
    head = objects[0]
    link = child.text.lower()
    role: Role = "other"
    mention = analysis.mention_at(head)
    label = mention.label if mention else ""
    if head.dep == "pcomp":
        role = "means" if link == "by" and head.tag == "VBG" else "manner"
    elif child.dep == "agent" and link == "by":
        role = "agent"
    elif label in TIME_LABELS or (link in TIME_LINKS and re.fullmatch(r"(?:1[0-9]|20)\d\d", head.text)):
        role = "time"
    elif label in PLACE_LABELS and link in PLACE_LINKS:
        role = "place"
    return [Phrase(role, head, tokens, link=link, before=before)]


def _aim(analysis: Analysis, child: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The infinitive of “in order to …”, from its “to” on; empty when the verb does not follow at once."""
    aim = tuple(token for token in tokens if token.i >= child.i + 2)
    return aim if len(aim) > 1 and aim[0].tag == "TO" and aim[1].tag == "VB" else ()


def _runs_on(analysis: Analysis, verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether an infinitive has swallowed a finite verb that belongs to the main clause."""
    joined = [child for child in analysis.children(verb) if child.dep == "conj" and child in tokens]
    return verb.tag in {"VB", "VBG"} and any(child.tag in {"VBD", "VBZ", "VBP"} for child in joined)


def _gives_a_reason(analysis: Analysis, verb: Token, word: str, *, aside: bool) -> bool:
    """Whether an “as” or “since” clause tells why and not when: a state, or “since” without the perfect."""
    children = analysis.children(verb)
    auxiliaries = {child.lemma for child in children if child.dep in {"aux", "auxpass"}}
    if not any(child.dep in {"nsubj", "nsubjpass"} for child in children):
        return False
    if word == "since":
        return verb.tag in {"VBZ", "VBP"} or bool(auxiliaries & {"can", "could", "will", "would", "must", "do"})
    return aside and (verb.lemma in STATES or bool(auxiliaries & {"can", "could", "would", "must", "might", "have"}))


def _adverbial_clause(analysis: Analysis, child: Token, *, before: bool, aside: bool) -> list[Phrase] | None:
    tokens = trimmed(analysis, child)
    children = analysis.children(child)
    marks = [token for token in children if token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB")]
    word = marks[0].text.lower() if marks else ""
    if any(token.dep == "aux" and token.tag == "TO" for token in children) and not marks:
        starts_with_to = tokens[0].tag == "TO" or read(analysis, tokens).lower().startswith("in order to")
        if not starts_with_to or _runs_on(analysis, child, tokens):
            return None
        return [] if aside and not before else [Phrase("purpose", child, tokens, link="", before=before)]
    if word == "because":
        return [Phrase("cause", child, tokens, link="because", before=before)]
    if word in {"as", "since"} and _gives_a_reason(analysis, child, word, aside=aside):
        return [Phrase("cause", child, tokens, link=word, before=before)]
    if word == "as" and aside and not before:
        return []
    if word == "so":
        that = len(tokens) > 1 and tokens[1].text.lower() == "that"
        able = any(token.tag == "MD" for token in children)
        role: Role = "purpose" if that and able and not aside else "result"
        return [Phrase(role, child, tokens, link="so that" if that else "so", before=before)]
    if word in CONCESSION:
        return []
    if word in CONDITION:
        return [Phrase("condition", child, tokens, link=word, before=before)]
    if not word and child.tag in {"VBG", "VBN"}:
        return [] if aside or before else [Phrase("manner", child, tokens)]
    return None
