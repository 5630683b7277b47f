"""Wrong choices: found in the article first, proved wrong, ranked by how near they come to the right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from quizgen.amounts import near_dates, near_months, near_numbers, near_years, other_weekdays
from quizgen.analysis import Analysis, Mention, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import determiner, is_plural, name_of, read, stands_alone, trimmed
from quizgen.analysis.reference import full_name
from quizgen.analysis.statements import Statement, quoted_tokens, statements, subject_text
from quizgen.answer_types import FULL_DATE, MONTH, MONTH_YEAR, YEAR, is_person, noun_class, place_noun
from quizgen.asking import Asked
from quizgen.realising import statement_sentence
from quizgen.wording import contains, content_words, numbers, words

TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Col|Gen|Capt|Captain|Judge|President|Rev|Sgt|Lt)\.? )+"
)
LEAST_KINSHIP = 0.45
"""Least closeness of two nouns, as the share of their WordNet ancestors that they have in common (Jaccard), to stand side by
side as choices; set by reading pairs from own texts."""

LONGEST_NOUN_PHRASE = 5


@dataclass(frozen=True, slots=True)
class _NounPhrase:
    """A noun phrase of the article as a choice."""

    text: str
    head: Token
    plural: bool
    determined: str
    words: int


class Distractors:
    """Wrong choices for the questions of one article."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.analysis, self.lexicon = analysis, lexicon
        self.lemmas = [
            {token.lemma.lower() for token in analysis.tokens_of(sentence) if token.pos not in {"PUNCT", "DET", "ADP"}}
            for sentence in analysis.sentences
        ]

    def choices(self, asked: Asked) -> tuple[str, tuple[str, ...]]:
        """The key as it should be shown, and its distractors, best first; none when too few can be proved wrong."""
        key = asked.answer
        match asked.kind:
            case "year" | "month" | "date" | "day" | "number" | "money" | "percent":
                found = self._amounts(asked)
            case "person":
                key, found = self._people(asked)
            case "place":
                key, found = self._places(asked)
            case "people" | "thing":
                found = list(self._noun_phrases(asked))
            case "reason":
                key, found = self._reasons(asked)
            case "purpose":
                found = list(self._purposes(asked))
            case _:
                found = []
        return key, tuple(self._sound(key, found, asked))

    # Numbers and dates

    def _amounts(self, asked: Asked) -> list[str]:
        key = asked.answer
        if asked.kind == "year":
            return near_years(key, self._years, latest=max(map(int, [*self._years, key])))
        if asked.kind == "month":
            latest = max(map(int, [*self._years, *re.findall(YEAR.pattern, key)]), default=9999)
            pattern = MONTH_YEAR if re.search(r"\d", key) else MONTH
            return near_months(key, [m.text for m in self._dates if pattern.fullmatch(m.text)], latest=latest)
        if asked.kind == "date":
            return [text for text in near_dates(key) if FULL_DATE.fullmatch(text)]
        if asked.kind == "day":
            return other_weekdays(key)
        others = [mention.text for mention in self.analysis.mentions if mention.label in {"CARDINAL", "QUANTITY", "MONEY"}]
        here = set(numbers(self.analysis.text_of(asked.statement.sentence)))
        return [text for text in near_numbers(key, others) if not set(numbers(text)) & here or not numbers(text)]

    @cached_property
    def _dates(self) -> list[Mention]:
        return [mention for mention in self.analysis.mentions if mention.label == "DATE"]

    @cached_property
    def _years(self) -> list[str]:
        return [token.text for token in self.analysis.tokens if YEAR.fullmatch(token.text)]

    # Names

    @cached_property
    def _named(self) -> list[str]:
        """Every person of the article, by the fullest form of the name, without title, in the order of the text."""
        found: dict[str, str] = {}
        for mention in self.analysis.mentions:
            if mention.label != "PERSON" or not is_person(self.analysis, self.lexicon, self.analysis.tokens[mention.last]):
                continue
            name = TITLES.sub("", full_name(self.analysis, mention)).removesuffix("’s").removesuffix("'s")
            if re.fullmatch(r"[^\W\d_][\w’'.-]*(?: [\w’'.-]+)*", name):
                surname = name.split()[-1]
                found[surname] = max(found.get(surname, ""), name, key=len)
        return list(found.values())

    def _people(self, asked: Asked) -> tuple[str, list[str]]:
        surname = asked.answer.split()[-1]
        key = next((name for name in self._named if name.split()[-1] == surname), None)
        if key is None:
            return asked.answer, []
        full = " " in key
        return key, [name for name in self._named if name != key and (" " in name) == full]

    def _places(self, asked: Asked) -> tuple[str, list[str]]:
        mention = name_of(self.analysis, asked.head)
        if mention is None:
            return asked.answer, []
        noun = place_noun(self.lexicon, mention.text)
        if noun is None:
            return mention.text, []
        own = [
            other.text
            for other in self.analysis.mentions
            if other.label in {"GPE", "LOC"} and other.text != mention.text and place_noun(self.lexicon, other.text) == noun
        ]
        return mention.text, [*dict.fromkeys(own), *self._sister_places(mention.text, noun)]

    def _sister_places(self, name: str, noun: str) -> Iterator[str]:
        """Places of the same kind in the same country or continent, the best known nearest to this one first."""
        sense = next(iter(self.lexicon.senses(name, "noun")), None)
        if sense is None:
            return
        kinds = self.lexicon.hypernyms(sense.synset)
        wholes = set(self.lexicon.relation(sense.synset, "part_holonym"))
        own = self.lexicon.zipf(name)
        found: dict[str, float] = {}
        for kind in kinds:
            for synset in self.lexicon.relation(kind, "instance_hyponym"):
                other = next(iter(self.lexicon.lemmas(synset)), "")
                if synset == sense.synset or not re.fullmatch(r"[A-Z][a-z]+", other):
                    continue
                if noun == "city" and not wholes & set(self.lexicon.relation(synset, "part_holonym")):
                    continue
                if self.lexicon.zipf(other) >= 3.0:
                    found[other] = abs(self.lexicon.zipf(other) - own)
        for other in sorted(found, key=lambda place: (found[place], place))[:6]:
            if place_noun(self.lexicon, other) == noun:
                yield other

    # Noun phrases

    @cached_property
    def _phrases(self) -> list[_NounPhrase]:
        quoted = quoted_tokens(self.analysis)
        found: dict[str, _NounPhrase] = {}
        for token in self.analysis.tokens:
            if token.tag not in {"NN", "NNS"} or token.dep not in {
                "nsubj",
                "nsubjpass",
                "dobj",
                "pobj",
                "attr",
                "conj",
            }:
                continue
            if token.i in quoted or any(child.dep in {"conj", "relcl", "acl"} for child in self.analysis.children(token)):
                continue
            inner = [child.i for child in self.analysis.children(token) if child.dep == "prep" and child.text.lower() != "of"]
            tokens = trimmed(self.analysis, token, without=inner)
            text = read(self.analysis, tokens)
            if len(tokens) > LONGEST_NOUN_PHRASE or any(t.tag in {"PRP", "PRP$", "POS", "CD", "WP", "RB"} for t in tokens):
                continue
            if not stands_alone(self.analysis, token, tokens):
                continue
            kind = determiner(self.analysis, token)
            found.setdefault(text.lower(), _NounPhrase(text, token, is_plural(self.analysis, token), kind, len(tokens)))
        return list(found.values())

    def _noun_phrases(self, asked: Asked) -> Iterator[str]:
        key = asked.head
        if key.tag not in {"NN", "NNS"} or len(asked.tokens) > LONGEST_NOUN_PHRASE:
            return
        kind, plural = determiner(self.analysis, key), is_plural(self.analysis, key)
        verb = asked.statement.verb.main.lemma.lower()
        ranked: list[tuple[float, str]] = []
        for phrase in self._phrases:
            if (phrase.plural, phrase.determined) != (plural, kind) or abs(phrase.words - len(asked.tokens)) > 1:
                continue
            near = self._kinship(key.lemma.lower(), phrase.head.lemma.lower())
            if near < LEAST_KINSHIP or self._said_of(phrase.head, verb) or contains(asked.question, phrase.text):
                continue
            ranked.append((near - 0.1 * abs(phrase.words - len(asked.tokens)), phrase.text))
        yield from (text for _, text in sorted(ranked, key=lambda pair: (-pair[0], pair[1])))

    def _said_of(self, noun: Token, verb: str) -> bool:
        """Whether some sentence has the verb together with this noun: then it may be true of it as well."""
        lemma = noun.lemma.lower()
        return any(lemma in lemmas and verb in lemmas for lemmas in self.lemmas)

    def _kinship(self, one: str, other: str) -> float:
        """How alike two nouns are, 0..1, by their commonest senses; 0 when one is a kind of the other or means the same."""
        if one == other or noun_class(self.lexicon, one) != noun_class(self.lexicon, other):
            return 0.0
        a, b = next(iter(self.lexicon.senses(one, "noun")), None), next(iter(self.lexicon.senses(other, "noun")), None)
        if a is None or b is None:
            return 0.0
        if self.lexicon.is_a(one, other) or self.lexicon.is_a(other, one):
            return 0.0
        above, over = self.lexicon.ancestors(a.synset), self.lexicon.ancestors(b.synset)
        return len(above & over) / len(above | over) if above | over else 0.0

    # Clauses

    def _reasons(self, asked: Asked) -> tuple[str, list[str]]:
        key = _as_sentence(asked.answer)
        length = len(words(key))
        subject = set(content_words(subject_text(self.analysis, asked.statement)))
        ranked: list[tuple[float, str]] = []
        for statement in self._told:
            if statement.sentence.index == asked.statement.sentence.index or statement.names or statement.negative:
                continue
            text = statement_sentence(self.analysis, statement, statement.phrases)
            size = len(words(text))
            if not 0.6 * length <= size <= 1.5 * length or any(t.tag in {"PRP", "PRP$"} for t in statement.subject.tokens):
                continue
            if abs(statement.sentence.index - asked.statement.sentence.index) < 2:
                continue
            shared = len(set(content_words(text)) & (subject | set(content_words(asked.question))))
            ranked.append((shared - abs(size - length) / length, text))
        return key, [text for _, text in sorted(ranked, key=lambda pair: (-pair[0], pair[1]))]

    @cached_property
    def _told(self) -> tuple[Statement, ...]:
        return statements(self.analysis)

    def _purposes(self, asked: Asked) -> Iterator[str]:
        length = len(words(asked.answer))
        found: dict[str, float] = {}
        for statement in self._told:
            if statement.sentence.index == asked.statement.sentence.index:
                continue
            for phrase in statement.phrases_of("purpose", "complement"):
                text = read(self.analysis, phrase.tokens)
                if not text.startswith("to ") or any(token.tag in {"PRP", "PRP$"} for token in phrase.tokens):
                    continue
                if 0.5 * length <= len(words(text)) <= 2 * length + 1 and stands_alone(self.analysis, phrase.head, phrase.tokens):
                    found[text] = abs(len(words(text)) - length) + (0.0 if phrase.role == "purpose" else 1.0)
        yield from sorted(found, key=lambda text: (found[text], text))

    # What every distractor must pass

    def _sound(self, key: str, found: Iterable[str], asked: Asked) -> Iterator[str]:
        """Those that are neither the key under another name nor part of it nor of each other nor named in the question."""
        chosen: list[str] = []
        for text in found:
            if any(contains(text, other) or contains(other, text) for other in (key, *chosen)) and not numbers(text):
                continue
            if text in chosen or text == key or contains(asked.question, text):
                continue
            if text[:1].isupper() != key[:1].isupper() and not text[:1].isdigit():
                continue
            chosen.append(text)
            yield text


def _as_sentence(clause: str) -> str:
    return clause[0].upper() + clause[1:] + "."
