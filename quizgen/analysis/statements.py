"""Statements: sentences taken apart into simple assertions that stand without their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from quizgen.analysis import Analysis, Sentence, Token
from quizgen.analysis.clauses import Clause, VerbGroup, clause_of
from quizgen.analysis.phrases import Phrase, is_plural, lead_comma, read, tidied, trimmed
from quizgen.analysis.reference import AMOUNTS, named_noun, pair_meant, person_meant, thing_meant

Source = Literal["main", "conjunct", "relative"]

VAGUE_SUBJECTS = frozenset(
    "it they this that these those there one ones some any each both neither either another other others all many much most"
    " several few more less none nothing nobody everyone everybody everything someone somebody something anyone anybody"
    " anything i you we he she who which what whoever whatever rest same such half two three".split()
)
"""Subjects that name nothing by themselves."""

OWN_VOICE = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves here ago yesterday tomorrow tonight".split()
)
"""Words that only make sense in the writer's or a speaker's mouth, or on the day of writing."""

CONTRACTED = frozenset({"’s", "'s", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d", "’m", "'m", "n’t", "n't"})
NEGATIONS = frozenset("no not never nobody nothing none neither nor nowhere hardly scarcely rarely seldom barely without".split())
"""Words that turn a statement round."""

LONGEST, SHORTEST = 32, 4
"""Most and fewest words of a statement: below nothing is said, beyond it is no simple statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A finite main clause with a subject that can be named. `names` writes a name for a pronoun, by the token's number."""

    sentence: Sentence
    source: Source
    subject: Phrase
    verb: VerbGroup
    phrases: tuple[Phrase, ...]
    names: dict[int, str] = field(default_factory=dict, hash=False)

    @property
    def hedged(self) -> bool:
        """Whether it says what may be, and not what is."""
        return self.verb.modal in {"may", "might", "could", "would", "should"} or self.verb.main.lemma in {
            "seem",
            "appear",
        }

    @property
    def negative(self) -> bool:
        """Whether a word of it denies something."""
        words = {token.text.lower() for part in (self.subject, *self.phrases) for token in part.tokens}
        return self.verb.negated or bool(NEGATIONS & words) or any(token.text.lower() in NEGATIONS for token in self.verb.tokens)

    @property
    def resolves_a_person(self) -> bool:
        """Whether its subject was “he” or “she”, and a name is written for it."""
        return self.subject.head.text.lower() in {"he", "she"} and self.subject.head.i in self.names

    def phrases_of(self, *roles: str) -> tuple[Phrase, ...]:
        """The phrases that play one of these parts."""
        return tuple(phrase for phrase in self.phrases if phrase.role in roles)


@lru_cache(maxsize=4)
def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Every statement that can be trusted, in the order of the text."""
    quoted = quoted_tokens(analysis)
    found: list[Statement] = []
    for sentence in analysis.sentences:
        if asserts(analysis, sentence):
            found += (statement for statement in _of_sentence(analysis, sentence, quoted) if _sound(analysis, statement, quoted))
    return tuple(found)


def asserts(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence ends like a statement."""
    text = analysis.text_of(sentence).rstrip("”\"’')")
    return text.endswith(".") and not text.endswith("...")


def quoted_tokens(analysis: Analysis) -> frozenset[int]:
    """The numbers of the tokens that stand inside quotation marks; a paragraph starts outside."""
    inside: set[int] = set()
    opened, paragraph = False, -1
    for token in analysis.tokens:
        if analysis.sentences[token.sentence].paragraph != paragraph:
            paragraph, opened = analysis.sentences[token.sentence].paragraph, False
        if token.text in {"“", "”"}:
            opened = token.text == "“"
        elif token.text == '"':
            opened = not opened
        elif opened:
            inside.add(token.i)
    return frozenset(inside)


def _of_sentence(analysis: Analysis, sentence: Sentence, quoted: frozenset[int]) -> Iterator[Statement]:
    for token in analysis.tokens_of(sentence):
        if token.i in quoted or token.pos not in {"VERB", "AUX"}:
            continue
        if token.dep == "ROOT" or token.dep == "ccomp" and _is_parted(analysis, token):
            yield from _with_conjuncts(analysis, sentence, token)
        elif token.dep == "relcl" and (relative := _relative(analysis, sentence, token)):
            yield relative


def _is_parted(analysis: Analysis, verb: Token) -> bool:
    """Whether a semicolon parts this clause from the main one that follows."""
    last = analysis.subtree(verb)[-1].i
    return last + 1 < len(analysis.tokens) and analysis.tokens[last + 1].text == ";" and verb.i < verb.head


def _with_conjuncts(analysis: Analysis, sentence: Sentence, verb: Token) -> Iterator[Statement]:
    clause = clause_of(analysis, verb)
    if clause is None:
        return
    joined = _conjuncts(analysis, verb)
    if clause.subject is not None and not clause.existential and not _shares_object(analysis, clause, joined):
        statement = _made(analysis, sentence, "main", clause, clause.subject)
        if statement:
            yield statement
    subject, shared = clause.subject, clause.verb
    conditional = any(phrase.role == "condition" and phrase.before for phrase in clause.phrases)
    for other in joined:
        own = clause_of(analysis, other, shared=shared if shared.main.tag == other.tag else None)
        if own is None:
            continue
        if own.subject is not None:
            subject = own.subject
            conditional = False
        if subject is None or conditional or own.existential:
            continue
        statement = _made(analysis, sentence, "conjunct", own, subject)
        if statement:
            yield statement


def _conjuncts(analysis: Analysis, verb: Token) -> list[Token]:
    found, waiting = [], [verb]
    while waiting:
        for child in analysis.children(waiting.pop()):
            if child.dep == "conj" and child.pos in {"VERB", "AUX"}:
                found.append(child)
                waiting.append(child)
    joined = any(child.dep == "cc" for token in (verb, *found) for child in analysis.children(token))
    return sorted(found, key=lambda token: token.i) if joined else []  # without “and” or “but” the parser has missed a “when”


def _shares_object(analysis: Analysis, clause: Clause, joined: list[Token]) -> bool:
    """Whether the verb's object may stand with a later verb: “had climbed and named the mountain”."""
    if not joined or any(phrase.role not in {"time", "manner", "condition"} for phrase in clause.phrases if not phrase.before):
        return False
    return joined[0].i - clause.verb.main.i <= 4 and not any(
        child.dep in {"nsubj", "nsubjpass"} for child in analysis.children(joined[0])
    )


def _relative(analysis: Analysis, sentence: Sentence, verb: Token) -> Statement | None:
    """A non-restrictive relative clause about a name or a noun phrase, as a statement about it."""
    clause = clause_of(analysis, verb)
    if clause is None or clause.subject is None or clause.subject.text.lower() not in {"who", "which"}:
        return None
    if not lead_comma(analysis, analysis.subtree(verb)) or analysis.children(clause.subject):
        return None
    head = analysis.tokens[verb.head]
    if clause.subject.i - _last_word(analysis, head, verb) > 2 or any(p.before for p in clause.phrases):
        return None
    return _made(analysis, sentence, "relative", clause, head)


def _last_word(analysis: Analysis, head: Token, verb: Token) -> int:
    """The last token of the antecedent before the relative clause."""
    return max(token.i for token in trimmed(analysis, head, without={verb.i}) if token.i < verb.i)


def _made(analysis: Analysis, sentence: Sentence, source: Source, clause: Clause, subject: Token) -> Statement | None:
    tokens = trimmed(analysis, subject)
    if not tokens:
        return None  # marks alone
    mention = analysis.mention_at(subject)
    # An amount as the subject is mostly a slip of the parser.
    if (mention is not None and mention.label in AMOUNTS) or (tokens[0].tag in {"IN", "RB"} and tokens[0].head == subject.i):
        return None
    if source == "relative":
        tokens = tuple(token for token in tokens if token.i < clause.verb.tokens[0].i)
    names: dict[int, str] = {}
    if len(tokens) == 1 and tokens[0].tag == "PRP":
        name = person_meant(analysis, tokens[0]) or thing_meant(analysis, tokens[0])
        if name is None:
            return None
        names[tokens[0].i] = name
    elif pair := pair_meant(analysis, subject, tokens):
        names[subject.i], tokens = pair, (subject,)
    elif subject.text.lower() in VAGUE_SUBJECTS or tokens[0].text.lower() in {"even", "just", "such", "not"}:
        return None
    part = Phrase("subject", subject, tokens)
    phrases = tuple(phrase for phrase in clause.phrases if not (phrase.before and _points_back(phrase)))
    for token in (token for phrase in (part, *phrases) for token in phrase.tokens):
        if token.i not in names and (known := named_noun(analysis, token)):
            names[token.i] = known
    return Statement(sentence, source, part, clause.verb, phrases, names)


def _points_back(phrase: Phrase) -> bool:
    words = {token.text.lower() for token in phrase.tokens}
    return phrase.role in {"time", "place", "other", "manner"} and bool(
        words & {"this", "that", "these", "those", "such", "same"}
    )


def _sound(analysis: Analysis, statement: Statement, quoted: frozenset[int]) -> bool:
    tokens = all_tokens(statement)
    words = [token for token in tokens if token.pos != "PUNCT"]
    if not SHORTEST <= len(words) <= LONGEST:
        return False
    if any(token.text.lower() in OWN_VOICE or token.text.lower() in CONTRACTED - {"’s", "'s"} for token in words):
        return False
    if any(token.text in {"’s", "'s"} and token.tag != "POS" for token in words):
        return False
    if any(token.i in quoted and token.tag in {"VBD", "VBZ", "VBP", "MD", "PRP"} for token in words):
        return False
    if any(token.dep in {"dep", "intj", "meta", "parataxis"} or token.tag in {"FW", "XX", "UH", "NFP", "LS"} for token in words):
        return False
    return _agree(analysis, statement)


def _agree(analysis: Analysis, statement: Statement) -> bool:
    """Whether subject and verb agree in number, which a wrong parse seldom does."""
    finite, head = statement.verb.finite, statement.subject.head
    if head.tag == "PRP" or head.tag not in {"NN", "NNS", "NNP", "NNPS"}:
        return True
    plural = is_plural(analysis, head)
    if finite.text.lower() in {"is", "was", "has", "does"} or finite.tag == "VBZ":
        return not plural or head.tag in {"NNPS", "NNP"} or head.text.lower().endswith("ics")
    if finite.text.lower() in {"are", "were", "have", "do"} or finite.tag == "VBP":
        return plural
    return True


def all_tokens(statement: Statement) -> tuple[Token, ...]:
    """Every kept token: subject, verb and phrases."""
    found: dict[int, Token] = {}
    for part in (statement.subject.tokens, statement.verb.tokens, *(phrase.tokens for phrase in statement.phrases)):
        found.update({token.i: token for token in part})
    return tuple(found[i] for i in sorted(found))


def joined_text(analysis: Analysis, phrases: Iterable[Phrase], names: dict[int, str] | None = None) -> str:
    """Phrases in order as running text, with the commas that stand between kept neighbours."""
    tokens = {token.i: token for phrase in phrases for token in phrase.tokens}
    if not tokens:
        return ""
    commas = [analysis.tokens[i] for i in range(min(tokens), max(tokens)) if analysis.tokens[i].text == ","]
    return read(analysis, tidied(analysis, [*tokens.values(), *commas]), names)


def subject_text(analysis: Analysis, statement: Statement) -> str:
    """The subject, with the name in place of a pronoun."""
    return read(analysis, statement.subject.tokens, statement.names)


def verb_text(analysis: Analysis, statement: Statement) -> str:
    """The verb group as it stands."""
    return read(analysis, statement.verb.tokens)
