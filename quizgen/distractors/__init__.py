"""Wrong choices: found in the article first, proved wrong, ranked by how near they come to the right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from quizgen.analysis import Analysis, Mention
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.phrases import name_of
from quizgen.analysis.reference import full_name
from quizgen.asking.answer_types import FULL_DATE, MONTH, MONTH_YEAR, YEAR, is_person, place_noun
from quizgen.asking.asked import Asked
from quizgen.distractors.amounts import near_dates, near_months, near_numbers, near_years, other_weekdays
from quizgen.wording import contains, numbers

TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Col|Gen|Capt|Captain|Judge|President|Rev|Sgt|Lt)\.? )+"
)


class Distractors:
    """Wrong choices for the questions of one article."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.analysis, self.lexicon = analysis, lexicon

    def choices(self, asked: Asked) -> tuple[str, tuple[str, ...]]:
        """The key as it should be shown, and its distractors, best first; none when too few can be proved wrong."""
        key = asked.answer
        match asked.kind:
            case "year" | "month" | "date" | "day" | "number" | "money" | "percent":
                found = self._amounts(asked)
            case "person":
                key, found = self.people(asked.answer)
            case "place":
                key, found = self._places(asked)
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

    def people(self, name: str) -> tuple[str, list[str]]:
        """A person by the fullest name that the article gives, and the others whom it names in full."""
        parts = TITLES.sub("", name).split()
        key = next((name for name in self._named if parts and parts[-1] in {name.split()[0], name.split()[-1]}), None)
        if key is None:
            return name, []
        if " " not in key:
            return key, []  # a parser takes towns and ships with names of one word for persons
        own = set(key.split())
        return key, [name for name in self._named if not own & set(name.split()) and " " in name]

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
            if other.label in {"GPE", "LOC"}
            and place_noun(self.lexicon, other.text) == noun
            and not self._within(mention.text, other.text)
        ]
        return mention.text, [*dict.fromkeys(own), *self._sister_places(mention.text, noun)]

    def _within(self, one: str, other: str) -> bool:
        """Whether one place is the other, or lies in it."""
        mine, theirs = self.lexicon.senses(one, "noun"), self.lexicon.senses(other, "noun")
        parts = {synset for sense in (*mine, *theirs) for synset in self.lexicon.relation(sense.synset, "part_holonym")}
        return one == other or any(sense.synset in parts for sense in (*mine, *theirs))

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
