"""One sentence of the article with one word taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis, Token
from quizgen.analysis.gaps import gapped, stands_alone
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.statements import quoted_tokens
from quizgen.analysis.terms import Term, is_concrete, terms
from quizgen.distractors.words import wrong_words
from quizgen.question import CHOICES, EXPLANATION, GAP, LEAST_WRONG, MOST_WRONG, PROMPT, Candidate, ChoiceQuestion, Field
from quizgen.questions import question_type

SENTENCE = Field("passage", "Sentence with the gap", "text", hint=f"Write the gap as {GAP}.")

GAP_SAFETY, TOLD_SAFETY = 0.3, 0.8
"""How safe a gap is. Nothing proves that a wrong word makes no sense in it (of 15 such gaps strict judges passed 2), unless the
sentence itself says what the missing word means."""


@question_type("cloze", label="Fill in the gap", skill="vocabulary", fields=(PROMPT, SENTENCE, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(ChoiceQuestion):
    """The gapped sentence, the word that was there, and words that were not."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One question a term, in the first of its sentences that stands alone."""
        quoted = quoted_tokens(analysis)
        for term in terms(analysis, lexicon):
            use = next((token for token in term.tokens if token.i not in quoted and stands_alone(analysis, token)), None)
            if use is None or term.pos == "adv" or len(term.lemma.split()) > 1 or is_concrete(lexicon, term.lemma, term.pos):
                continue  # a gap for a thing takes any thing
            wrong = wrong_words(analysis, lexicon, term, use)
            if len(wrong) >= LEAST_WRONG:
                yield cls._made(analysis, term, use, wrong)

    @classmethod
    def _made(cls, analysis: Analysis, term: Term, use: Token, wrong: tuple[str, ...]) -> Candidate[Self]:
        sentence = analysis.sentences[use.sentence]
        told = term.definition is not None and term.definition.sentence == sentence.index
        question = cls(
            prompt="Which word completes this sentence from the article?",
            passage=gapped(analysis, use),
            choices=(use.text, *wrong[:MOST_WRONG]),
            key=use.text,
            targets=(use.text,),
            evidence=(sentence.span,),
            difficulty=min(1.0, term.level / 6),
        )
        return Candidate(
            question=question,
            sentence=sentence.index,
            worth=term.worth,
            safety=TOLD_SAFETY if told else GAP_SAFETY,
            about=term.lemma,
            level=term.level,
            spares=wrong[MOST_WRONG:],
        )
