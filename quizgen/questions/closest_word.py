"""A word in its sentence, and which of four could stand there instead without changing what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.learner_senses import Explained, explained
from quizgen.analysis.lexicon import Lexicon
from quizgen.distractors.words import in_form, wrong_replacements
from quizgen.question import CHOICES, EXPLANATION, LEAST_WRONG, MOST_WRONG, PASSAGE, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type

WORTH, SAFETY = 0.9, 0.5
"""Beside a question for the meaning: one word tells less than a definition, and seldom fits as exactly. Strict judges passed
one in five, for a wrong choice that the grammar of the sentence rules out; so others come first."""


@question_type("closest-word", label="Closest word", skill="vocabulary", fields=(PROMPT, PASSAGE, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class ClosestWord(ChoiceQuestion):
    """The article's sentence, and four words in the form of the one that is marked."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a word that has a plainer synonym in the sense it has here."""
        for word in explained(analysis, lexicon):
            key = _synonym(lexicon, word)
            wrong = wrong_replacements(lexicon, word, key[0]) if key else ()
            if key and len(wrong) >= LEAST_WRONG:
                yield cls._made(analysis, word, key[1], wrong)

    @classmethod
    def _made(cls, analysis: Analysis, word: Explained, key: str, wrong: tuple[str, ...]) -> Candidate[Self]:
        sentence = word.sentence(analysis)
        question = cls(
            prompt=f"Which word could replace “{word.written}” here without changing the meaning of the sentence?",
            passage=analysis.text_of(sentence),
            choices=(key, *wrong[:MOST_WRONG]),
            key=key,
            targets=(word.token.text,),
            evidence=(sentence.span,),
            difficulty=min(1.0, word.term.level / 6),
        )
        return Candidate(
            question=question,
            sentence=sentence.index,
            worth=WORTH * word.term.worth,
            safety=SAFETY * word.sure,
            about=word.term.lemma,
            level=word.term.level,
            spares=wrong[MOST_WRONG:],
        )


def _synonym(lexicon: Lexicon, word: Explained) -> tuple[str, str] | None:
    """The first synonym of one word that is commoner than the word, with its form here; None without one."""
    for lemma in word.sense.synonyms:
        known = lemma.isalpha() and lexicon.senses(lemma, word.term.pos)
        if known and lexicon.zipf(lemma) >= word.term.zipf + PLAINER:
            form = in_form(lexicon, lemma, word.token)
            if form is not None:
                return lemma, form
    return None


PLAINER = 0.2
"""How much commoner, on the Zipf scale, a synonym must be than the word that it explains."""
