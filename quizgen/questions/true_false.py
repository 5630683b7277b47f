"""A statement of the article as it stands, or with one detail swapped for another of its kind, or a word for its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis, Mention, Token
from quizgen.analysis.lexicon import POS_OF_TAG, Lexicon
from quizgen.analysis.phrases import Phrase
from quizgen.analysis.senses import safe_sense
from quizgen.analysis.statements import Statement, statements
from quizgen.article import Span
from quizgen.asking import Asked, ask_all, weight_of
from quizgen.asking.answer_types import is_joined, place_noun
from quizgen.asking.plainness import is_plain
from quizgen.asking.realising import statement_sentence
from quizgen.asking.standing import Standing
from quizgen.chance import drawn
from quizgen.distractors import Distractors
from quizgen.question import EXPLANATION, PROMPT, Candidate, ChoiceQuestion, Field
from quizgen.questions import question_type
from quizgen.wording import fold

TRUE, FALSE = "True", "False"
KEY = Field("key", "The statement is", "key")

SWAPPED = frozenset({"person", "place", "year", "month", "number", "day", "date"})
"""Kinds of details that can be swapped without touching the grammar around them."""

LEAST_WORDS, MOST_WORDS = 6, 22
"""Words of a statement to judge: shorter ones say too little, longer ones hide the detail."""

JUDGED_WORTH, JUDGED_SAFETY = 0.75, 0.5
"""What a statement is worth and how safe it is against a question: half of the guessers get it right, and a swapped word may
leave it half true. Of 20 such statements strict judges passed 2, so that few come into a quiz by themselves."""

RARE_OPPOSITE = 3.4
"""Zipf frequency below which an opposite is a word that the statement's readers would stumble over."""


@question_type("true-false", label="True or false", skill="fact", fields=(PROMPT, KEY, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(ChoiceQuestion):
    """A statement to be judged by the article."""

    choices: tuple[str, ...] = (TRUE, FALSE)
    key: str = ""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a statement that could be made false by one word or detail; whether it is, its wording draws."""
        distractors, standing = Distractors(analysis, lexicon), Standing(analysis, lexicon)
        details: dict[int, list[Asked]] = {}
        for asked in ask_all(analysis, lexicon):
            if asked.kind in SWAPPED:
                details.setdefault(id(asked.statement), []).append(asked)
        for statement in statements(analysis):
            kept = standing.kept(statement)
            if kept is None or statement.negative or statement.hedged or _leans(statement, kept):
                continue
            text = statement_sentence(analysis, statement, kept)
            if not is_plain(analysis, statement, text) or statement.verb.finite.lemma == "have":
                continue  # “had patented” tells what was before something that is not told
            if not LEAST_WORDS <= len(text.split()) <= MOST_WORDS or re.search(r"[“”\"():;—–]|\bhad had\b", text):
                continue
            swaps = [s for asked in details.get(id(statement), ()) if (s := _detail_swapped(text, asked, distractors))]
            swaps += [*_opposites(statement, text, lexicon), *_other_places(analysis, lexicon, statement, text)]
            if swaps:
                yield cls._made(analysis, statement, text, swaps[0])

    @classmethod
    def _made(cls, analysis: Analysis, statement: Statement, said: str, false: str) -> Candidate[Self]:
        true = drawn(said) % 2 == 0
        question = cls(
            prompt=said if true else false,
            key=TRUE if true else FALSE,
            evidence=(Span(statement.sentence.start, statement.sentence.end),),
            explanation=None if true else f"The article says: {said}",
            difficulty=0.4,
        )
        return Candidate(
            question=question,
            sentence=statement.sentence.index,
            worth=JUDGED_WORTH * weight_of(analysis, statement),
            safety=JUDGED_SAFETY * (0.85 if statement.names else 1.0),
            about=fold(said),
        )


def _leans(statement: Statement, kept: tuple[Phrase, ...]) -> bool:
    """Whether a pronoun stands in it, or it ends in a particle whose object only the text names: “can walk across”."""
    tokens = [token for phrase in kept for token in phrase.tokens]
    last = kept[-1].tokens if kept else ()
    dangling = len(last) == 1 and last[0].text.lower() in {"across", "along", "around", "by", "over", "past", "round", "through"}
    return dangling or any(token.tag == "PRP" for token in tokens if token.i not in statement.names)


def _swapped(text: str, old: str, new: str) -> str | None:
    """The text with `new` for `old`; None unless `old` stands there exactly once."""
    pattern = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
    if len(re.findall(pattern, text, re.IGNORECASE)) != 1 or fold(old) == fold(new):
        return None
    made = re.sub(pattern, lambda _: new, text, flags=re.IGNORECASE)
    return made[0].upper() + made[1:]


def _detail_swapped(text: str, asked: Asked, distractors: Distractors) -> str | None:
    key, wrong = distractors.choices(asked)
    swaps = (_swapped(text, old, wrong[0]) for old in (asked.answer, key)) if wrong else ()
    return next((swap for swap in swaps if swap is not None), None)


def _other_places(analysis: Analysis, lexicon: Lexicon, statement: Statement, text: str) -> Iterator[str]:
    """The text with a place after its verb turned into another place of the article that is called the same: a country …"""
    here = {mention.text for mention in analysis.mentions if analysis.tokens[mention.first].sentence == statement.sentence.index}
    places = [mention for mention in analysis.mentions if mention.label == "GPE" and not _takes_the(analysis, mention)]
    for mention in places:
        head = analysis.tokens[mention.last]
        if head.sentence != statement.sentence.index or head.dep not in {"pobj", "dobj"} or head.i < statement.verb.main.i:
            continue
        if is_joined(analysis, head):
            continue
        noun = place_noun(lexicon, mention.text)
        others = (
            m.text for m in places if noun and m.text not in here and m.text not in text and place_noun(lexicon, m.text) == noun
        )
        yield from (swap for other in others if (swap := _swapped(text, mention.text, other)))


def _takes_the(analysis: Analysis, mention: Mention) -> bool:
    return mention.first > 0 and analysis.tokens[mention.first - 1].text.lower() == "the"


def _opposites(statement: Statement, text: str, lexicon: Lexicon) -> list[str]:
    """The text with its verb, its predicate or an adverb turned into the opposite word."""
    heads = [statement.verb.main, *(phrase.head for phrase in statement.phrases_of("predicate", "manner"))]
    swaps = []
    for token in heads:
        opposite = _opposite(token, lexicon)
        if opposite and (swap := _swapped(text, token.text, opposite)):
            swaps.append(swap)
    return swaps


def _opposite(token: Token, lexicon: Lexicon) -> str | None:
    """A common word that means the opposite, in the form of `token`; none that only adds un- or in-: that would be a “not”."""
    pos = POS_OF_TAG.get(token.pos)
    sense = safe_sense(lexicon, token.lemma, pos) if pos else None
    if sense is None or token.lemma in {"be", "have", "do"}:
        return None
    for word in lexicon.antonyms(token.lemma, sense[0].synset):
        if word.endswith(token.lemma) or token.lemma.endswith(word) or not word.isalpha() or lexicon.zipf(word) < RARE_OPPOSITE:
            continue
        return word if token.tag in {"JJ", "RB", "VB", "VBP"} else lexicon.form(word, token.tag)
    return None
