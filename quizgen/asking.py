"""Statement → questions with their answers: what can be asked of it, in which words, and what the answer is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import Analysis, Token
from quizgen.analysis.centrality import centrality
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import Phrase, name_of, read
from quizgen.analysis.statements import Statement, all_tokens, statements
from quizgen.answer_types import YEAR, AnswerKind, Wh, place_noun, when, who_or_what
from quizgen.article import Span
from quizgen.realising import agent_question, inverted_question, phrase_text, subject_question
from quizgen.standing import Standing

LIGHT_VERBS = frozenset("take make have get give do put keep play set catch pay hold draw go come bring let run turn".split())
"""Verbs whose object often is half of an idiom: “took part”, “made sense”."""

SEEMING = frozenset("seem appear turn prove remain look sound feel".split())
"""Verbs that link a subject to what it is like: who or what does so is no question."""

SAYING = frozenset(
    "say tell ask think believe know write argue explain claim add reply answer warn note hope admit suggest".split()
)
"""Verbs whose subject must be a person for a question to make sense."""

LONGEST_QUESTION = 24
"""Most words of a question asked here; experts' questions have 8 to 20."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer.

    `tokens` are the answer's, `lead` the preposition before it; `sure` in 0..1 is how safe every step was.
    """

    statement: Statement
    question: str
    answer: str
    kind: AnswerKind
    head: Token
    tokens: tuple[Token, ...]
    sure: float
    role: str
    lead: str = ""


KIND_WORTH = {
    "reason": 1.0,
    "purpose": 0.95,
    "means": 0.9,
    "term": 0.9,
    "person": 0.8,
    "people": 0.75,
    "organisation": 0.75,
    "thing": 0.75,
}
"""What a question is worth by the kind of its answer: experts ask why and how in 20 to 45 % of their questions."""

DETAIL_WORTH = 0.65
"""Likewise for places, dates and numbers, which are soon trifles."""


@lru_cache(maxsize=4)
def ask_all(analysis: Analysis, lexicon: Lexicon) -> tuple[Asked, ...]:
    """Every question that can be asked safely of the article's statements, in their order."""
    asker = _Asker(analysis, lexicon)
    return tuple(asked for statement in statements(analysis) for asked in asker.ask(statement))


def evidence_of(analysis: Analysis, asked: Asked) -> tuple[Span, ...]:
    """Where the article proves the answer: the sentence, with the one before it when a pronoun of it was resolved."""
    sentence = asked.statement.sentence
    named = asked.statement.names and sentence.index
    first = analysis.sentences[sentence.index - 1] if named else sentence
    return (Span(first.start if first.paragraph == sentence.paragraph else sentence.start, sentence.end),)


def worth_of(analysis: Analysis, asked: Asked) -> float:
    """How much a teacher would want it asked, 0..1: by the weight of its sentence and the kind of its answer."""
    weight = centrality(analysis)[asked.statement.sentence.index]
    main = 1.0 if asked.statement.source != "relative" else 0.85
    return KIND_WORTH.get(asked.kind, DETAIL_WORTH) * main * (0.5 + 0.5 * weight)


class _Asker:
    """What asking needs to know of one article."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.analysis, self.lexicon = analysis, lexicon
        self.standing = Standing(analysis, lexicon)
        self.sentence_lemmas = [
            {token.lemma.lower() for token in analysis.tokens_of(sentence) if _carries(token)} for sentence in analysis.sentences
        ]

    def ask(self, statement: Statement) -> Iterator[Asked]:
        if statement.negative or self._garbled(statement):
            return
        for asked in (*self._subject(statement), *self._phrases(statement), *self._numbers(statement)):
            if self._good(asked):
                yield asked

    def _garbled(self, statement: Statement) -> bool:
        """Whether the parts betray a wrong parse: “be” without a predicate, a free “what”, a sum of years."""
        verb = statement.verb.main
        if verb.lemma == "be" and not statement.phrases_of("attribute", "predicate", "other", "place", "complement"):
            return True
        before = [token for phrase in statement.phrases if phrase.before for token in phrase.tokens]
        return any(token.text.lower() in {"what", "which", "who"} for token in (*before, *statement.subject.tokens))

    # What is asked about

    def _subject(self, statement: Statement) -> Iterator[Asked]:
        subject, analysis = statement.subject, self.analysis
        kept = self.standing.kept(statement, without_subject=True)
        wh = who_or_what(analysis, self.lexicon, subject.head)
        if subject.head.i in statement.names:
            wh = Wh("who", "person", 0.7)
        if kept is None or wh is None or not kept or not self.standing.nameable(subject, statement):
            return
        if statement.verb.main.lemma == "be" and not statement.verb.auxiliaries and not self._identifies(kept):
            return
        verb = statement.verb.main.lemma
        if verb in SEEMING or (verb in SAYING and wh.phrase != "who"):
            return
        question = subject_question(analysis, statement, wh.phrase, kept)
        yield from self._asked(statement, question, subject.tokens, subject.head, wh, "subject")

    def _identifies(self, kept: tuple[Phrase, ...]) -> bool:
        """Whether what is said with “be” fits one thing only: “the first …”, “the capital of …”."""
        attributes = [phrase for phrase in kept if phrase.role == "attribute"]
        return bool(attributes) and attributes[0].tokens[0].text.lower() == "the"

    def _phrases(self, statement: Statement) -> Iterator[Asked]:
        for phrase in statement.phrases:
            match phrase.role:
                case "object" if not statement.verb.passive:
                    yield from self._object(statement, phrase)
                case "attribute":
                    yield from self._attribute(statement, phrase)
                case "agent":
                    yield from self._agent(statement, phrase)
                case "time":
                    yield from self._adjunct(statement, phrase, when(phrase, phrase_text(self.analysis, statement, phrase)))
                case "place":
                    yield from self._adjunct(statement, phrase, self._where(phrase))
                case "cause":
                    yield from self._reason(statement, phrase, "reason", "why")
                case "purpose":
                    yield from self._reason(statement, phrase, "purpose", "why")
                case "means":
                    yield from self._reason(statement, phrase, "means", "how")
                case _:
                    pass

    def _object(self, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
        verb = statement.verb.main
        wh = who_or_what(self.analysis, self.lexicon, phrase.head)
        kept = self.standing.kept(statement, asked=phrase)
        if wh is None or kept is None or not self.standing.nameable(phrase, statement):
            return
        if verb.lemma in LIGHT_VERBS and not name_of(self.analysis, phrase.head):
            return
        if statement.phrases_of("recipient", "complement"):
            return
        wh = Wh("whom" if wh.phrase == "who" else wh.phrase, wh.kind, wh.sure)
        question = inverted_question(self.analysis, statement, wh.phrase, kept)
        yield from self._asked(statement, question, phrase.tokens, phrase.head, wh, "object")

    def _attribute(self, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
        verb = statement.verb
        kept = self.standing.kept(statement, asked=phrase)
        if kept is None:
            return
        if verb.main.lemma in {"call", "name"} and verb.passive:
            question = inverted_question(self.analysis, statement, "what", kept)
            yield from self._asked(statement, question, phrase.tokens, phrase.head, Wh("what", "term", 0.95), "attribute")
        elif verb.main.lemma == "be" and name_of(self.analysis, phrase.head) and statement.subject.head.tag in {"NN"}:
            wh = who_or_what(self.analysis, self.lexicon, phrase.head)
            starts = statement.subject.tokens[0].text.lower()
            if wh and starts == "the" and self.standing.nameable(phrase, statement):
                question = inverted_question(self.analysis, statement, wh.phrase, kept)
                yield from self._asked(statement, question, phrase.tokens, phrase.head, wh, "attribute")

    def _agent(self, statement: Statement, phrase: Phrase) -> Iterator[Asked]:
        wh = who_or_what(self.analysis, self.lexicon, phrase.head)
        kept = self.standing.kept(statement, asked=phrase)
        if wh and kept is not None and self.standing.nameable(phrase, statement):
            question = agent_question(self.analysis, statement, wh.phrase, kept)
            yield from self._asked(statement, question, phrase.inner, phrase.head, wh, "agent")

    def _where(self, phrase: Phrase) -> Wh | None:
        mention = name_of(self.analysis, phrase.head)
        if mention is None or mention.label not in {"GPE", "LOC", "FAC"}:
            return None
        noun = place_noun(self.lexicon, mention.text)
        if noun and phrase.link == "in":
            return Wh(f"in which {noun}", "place", 0.95)
        return Wh("where", "place", 0.85) if phrase.link in {"in", "at", "near", "on"} else None

    def _adjunct(self, statement: Statement, phrase: Phrase, wh: Wh | None) -> Iterator[Asked]:
        kept = self.standing.kept(statement, asked=phrase)
        if wh is None or kept is None or statement.phrases_of(phrase.role) != (phrase,):
            return
        if phrase.role == "place" and any(_is_place(self.analysis, other) for other in kept):
            return
        question = inverted_question(self.analysis, statement, wh.phrase, kept)
        yield from self._asked(statement, question, phrase.inner, phrase.head, wh, phrase.role, lead=phrase.link)

    def _reason(self, statement: Statement, phrase: Phrase, kind: AnswerKind, wh: str) -> Iterator[Asked]:
        kept = self.standing.kept(statement, asked=phrase)
        if kept is None or not self.standing.clause_stands(statement, phrase):
            return
        question = inverted_question(self.analysis, statement, wh, kept)
        tokens = phrase.tokens if kind in {"purpose", "means"} else phrase.inner
        yield from self._asked(statement, question, tokens, phrase.head, Wh(wh, kind, 0.85), kind, lead=phrase.link)

    def _numbers(self, statement: Statement) -> Iterator[Asked]:
        for phrase in (statement.subject, *statement.phrases):
            if phrase.role not in {"subject", "object", "attribute", "time", "other", "measure"}:
                continue
            noun = phrase.head
            if noun.tag not in {"NNS"} or phrase.tokens[0].text.lower() in {"the", "these", "those", "all"}:
                continue
            numerals = [child for child in self.analysis.children(noun) if child.dep == "nummod" and child.tag == "CD"]
            if len(numerals) != 1 or any(child.dep in {"det", "poss"} for child in self.analysis.children(noun)):
                continue
            mention = self.analysis.mention_at(numerals[0])
            if YEAR.fullmatch(numerals[0].text) or any(child.dep == "conj" for child in self.analysis.children(noun)):
                continue
            if mention is not None and mention.label in {"PERSON", "GPE", "ORG", "FAC", "WORK_OF_ART", "LAW"}:
                continue
            counted = [token for token in self.analysis.subtree(numerals[0]) if token in phrase.tokens]
            yield from self._how_many(statement, phrase, counted)

    def _how_many(self, statement: Statement, phrase: Phrase, counted: list[Token]) -> Iterator[Asked]:
        inner = phrase.inner
        rest = [token for token in inner if token not in counted]
        if not rest or inner[0] not in counted or rest[0].i < counted[-1].i:
            return
        counted = [token for token in counted if token.text.lower() not in {"only", "just", "some", "even"}]
        things = read(self.analysis, rest, statement.names)
        wh = Wh(f"how many {things}", "number", 0.9)
        if any(token.tag in {"PRP", "PRP$"} for token in rest) or not counted:
            return
        if phrase.role == "subject":
            kept = self.standing.kept(statement, without_subject=True)
            question = subject_question(self.analysis, statement, wh.phrase, kept, plural=True) if kept else None
        else:
            if phrase.role in {"time", "other"} and phrase.link not in {
                "for",
                "in",
                "after",
                "of",
                "with",
                "from",
                "by",
                "to",
                "at",
            }:
                return
            kept = self.standing.kept(statement, asked=phrase)
            lead = f"{phrase.link} {wh.phrase}" if phrase.link else wh.phrase
            question = inverted_question(self.analysis, statement, lead, kept) if kept is not None else None
        yield from self._asked(statement, question, tuple(counted), phrase.head, wh, "number")

    # The finished question

    def _asked(
        self,
        statement: Statement,
        question: str | None,
        tokens: tuple[Token, ...],
        head: Token,
        wh: Wh,
        role: str,
        *,
        lead: str = "",
    ) -> Iterator[Asked]:
        if question is None or not tokens:
            return
        answer = read(self.analysis, tokens, statement.names)
        sure = wh.sure * (0.9 if statement.source == "relative" else 1.0) * (0.85 if statement.names else 1.0)
        yield Asked(statement, question, answer, wh.kind, head, tokens, sure * (0.9 if statement.hedged else 1.0), role, lead)

    def _good(self, asked: Asked) -> bool:
        words = asked.question.split()
        if not 5 <= len(words) <= LONGEST_QUESTION or re.search(r"[—–:;()]", asked.question):
            return False
        if re.search(r"\b(\w+) \1\b", asked.question, re.IGNORECASE):
            return False
        return self._specific(asked) and self._unique(asked)

    def _content(self, asked: Asked) -> set[str]:
        answer = {token.i for token in asked.tokens}
        found = {token.lemma.lower() for token in all_tokens(asked.statement) if token.i not in answer and _carries(token)}
        return {lemma for lemma in found if re.search(rf"\b{re.escape(lemma[:4])}", asked.question.lower())}

    def _specific(self, asked: Asked) -> bool:
        content = self._content(asked) - {asked.statement.verb.main.lemma.lower()}
        return len(content) >= (1 if asked.role == "attribute" else 2) or (
            len(content) == 1 and asked.statement.verb.main.lemma not in LIGHT_VERBS and asked.role != "subject"
        )

    def _unique(self, asked: Asked) -> bool:
        """Whether no other sentence says the like with another answer."""
        content = self._content(asked)
        answer = {token.lemma.lower() for token in asked.tokens if _carries(token)} or {asked.head.lemma.lower()}
        for sentence in self.analysis.sentences:
            if sentence.index == asked.statement.sentence.index:
                continue
            lemmas = self.sentence_lemmas[sentence.index]
            shared = content & lemmas
            if len(shared) >= max(2, 0.6 * len(content)) and not answer <= lemmas:
                return False
        return True


def _carries(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"} and token.lemma not in {"be", "have", "do"}


def _is_place(analysis: Analysis, phrase: Phrase) -> bool:
    mention = analysis.mention_at(phrase.head)
    return mention is not None and mention.label in {"GPE", "LOC", "FAC"}
