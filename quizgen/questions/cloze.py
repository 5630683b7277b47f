"""One sentence of the article with one word taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis, Token
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.statements import OWN_VOICE, quoted_tokens
from quizgen.analysis.terms import Term, is_concrete, terms
from quizgen.distractors.words import wrong_words
from quizgen.question import CHOICES, EXPLANATION, GAP, LEAST_WRONG, MOST_WRONG, PROMPT, Candidate, ChoiceQuestion, Field
from quizgen.questions import question_type

SHORTEST, LONGEST = 9, 28
"""Words of a sentence that pins a missing word down and can be kept in mind."""

SENTENCE = Field("passage", "Sentence with the gap", "text", hint=f"Write the gap as {GAP}.")

GAP_SAFETY, TOLD_SAFETY = 0.3, 0.8
"""How safe a gap is. Nothing proves that a wrong word makes no sense in it (of 15 such gaps strict judges passed 2), unless the
sentence itself says what the missing word means."""

POINTERS = frozenset("he she it they him her them his its their this these those such there here".split())


@question_type("cloze", label="Fill in the gap", skill="vocabulary", fields=(PROMPT, SENTENCE, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(ChoiceQuestion):
    """The gapped sentence, the word that was there, and words that were not."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One question a term, in the first of its sentences that stands alone."""
        quoted = quoted_tokens(analysis)
        for term in terms(analysis, lexicon):
            use = next((token for token in term.tokens if token.i not in quoted and _stands_alone(analysis, token)), None)
            if use is None or term.pos == "adv" or len(term.lemma.split()) > 1 or is_concrete(lexicon, term.lemma, term.pos):
                continue  # a gap for a thing takes any thing
            wrong = wrong_words(analysis, lexicon, term, use)
            if len(wrong) >= LEAST_WRONG:
                yield cls._made(analysis, term, use, wrong)

    @classmethod
    def _made(cls, analysis: Analysis, term: Term, use: Token, wrong: tuple[str, ...]) -> Candidate[Self]:
        sentence = analysis.sentences[use.sentence]
        text = analysis.text_of(sentence)
        told = term.definition is not None and term.definition.sentence == sentence.index
        start, end = use.start - sentence.start, use.end - sentence.start
        question = cls(
            prompt="Which word completes this sentence from the article?",
            passage=f"{text[:start]}{GAP}{text[end:]}",
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
            spares=wrong[MOST_WRONG:],
        )


def _stands_alone(analysis: Analysis, token: Token) -> bool:
    """Whether the sentence around a word can be read without its neighbours, and gives the word enough company."""
    sentence = analysis.sentences[token.sentence]
    tokens = analysis.tokens_of(sentence)
    said = [other for other in tokens if other.pos != "PUNCT"]
    if not SHORTEST <= len(said) <= LONGEST or not analysis.text_of(sentence).endswith(".") or token.i == said[0].i:
        return False
    if any(mark in analysis.text_of(sentence) for mark in '“”"—('):
        return False
    if sum(other.lemma == token.lemma for other in tokens) > 1:
        return False
    named: set[str] = set()
    for other in said:
        word = other.text.lower()
        if word in OWN_VOICE or (word in POINTERS and not named):
            return False
        if other.pos in {"NOUN", "PROPN"}:
            named.add(word)
    return said[0].text.lower() not in {"and", "but", "or", "yet", "so", "however", "then"}
