"""What a word of the article means: as the article defines it, else as the glossary does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from quizgen.analysis import Analysis, Sentence
from quizgen.analysis.glossary import LearnerSense
from quizgen.analysis.learner_senses import Explained, explained
from quizgen.analysis.lexicon import Lexicon, Pos
from quizgen.analysis.terms import Term, terms
from quizgen.distractors.meanings import near_definitions, wrong_meanings
from quizgen.question import CHOICES, EXPLANATION, LEAST_WRONG, MOST_WRONG, PASSAGE, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type

POS_OF_NAME: dict[str, Pos] = {"noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv"}

MOST_OFFERED = 6
"""Other meanings that a teacher is offered: more are a dictionary, not a choice."""


@question_type("word-meaning", label="What a word means", skill="vocabulary", fields=(PROMPT, PASSAGE, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WordMeaning(ChoiceQuestion):
    """Four meanings, one of them that of the word as the article uses it.

    `lemma` and `pos` say where the word's other meanings are looked up; both are empty where nobody may ask for them.
    """

    lemma: str = ""
    pos: str = ""

    def other_keys(self, lexicon: Lexicon) -> tuple[str, ...] | None:
        """What else the word means, the glossary's senses before WordNet's."""
        pos = POS_OF_NAME.get(self.pos)
        if pos is None or not self.lemma:
            return None
        told = [sense.definition for sense in lexicon.learner_senses(self.lemma, pos)]
        glossed = (lexicon.meaning(sense.synset) for sense in lexicon.senses(self.lemma, pos))
        told += [meaning.text for meaning in glossed if meaning is not None]
        return tuple(text for text in dict.fromkeys(told) if text != self.key)[:MOST_OFFERED]

    def with_key(self, key: str, lexicon: Lexicon) -> tuple[Self, tuple[str, ...]] | None:
        """The question with another meaning as its key; wrong ones follow, or stay where none are found."""
        pos = POS_OF_NAME.get(self.pos)
        if pos is None or not self.lemma:
            return None
        senses = (sense for sense in lexicon.learner_senses(self.lemma, pos) if sense.definition == key and sense.wrong)
        sense = next(senses, LearnerSense(self.lemma, pos, 1, key, (), (), ()))
        wrong = _beside(lexicon, self.lemma, pos, sense)
        if len(wrong) < LEAST_WRONG:
            wrong = tuple(choice for choice in self.choices if choice not in {self.key, key})
        return replace(self, choices=(key, *wrong[:MOST_WRONG]), key=key), wrong[MOST_WRONG:]

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One question a term: its meaning is the article's own definition, or the sense that its context decides."""
        known = {word.term: word for word in explained(analysis, lexicon)}
        for term in terms(analysis, lexicon):
            if term.definition:
                made = cls._defined(analysis, lexicon, term)
            else:
                made = cls._explained(analysis, lexicon, known[term]) if term in known else None
            if made is not None:
                yield made

    @classmethod
    def _explained(cls, analysis: Analysis, lexicon: Lexicon, word: Explained) -> Candidate[Self] | None:
        sentence, key = word.sentence(analysis), word.sense.definition
        prompt = f"What does “{word.written}” mean in this sentence?"
        wrong = _beside(lexicon, word.term.lemma, word.term.pos, word.sense)
        passage = analysis.text_of(sentence)
        return cls._made(word.term, sentence, prompt, passage, word.written, key, wrong, safety=word.sure)

    @classmethod
    def _defined(cls, analysis: Analysis, lexicon: Lexicon, term: Term) -> Candidate[Self] | None:
        definition = term.definition
        senses = lexicon.senses(term.lemma.split()[-1], term.pos)
        if definition is None or not definition.proposes or not senses:
            return None
        key = definition.span.of(analysis.article.text)
        token = analysis.tokens[definition.last]
        written = analysis.article.text[analysis.tokens[definition.first].start : token.end]
        wrong = wrong_meanings(analysis, lexicon, term, key)
        sentence = analysis.sentences[definition.sentence]
        prompt = f"According to the article, what does “{written}” mean?"
        return cls._made(term, sentence, prompt, None, written, key, wrong, safety=definition.certainty)

    @classmethod
    def _made(
        cls,
        term: Term,
        sentence: Sentence,
        prompt: str,
        passage: str | None,
        written: str,
        key: str,
        wrong: tuple[str, ...],
        *,
        safety: float,
    ) -> Candidate[Self] | None:
        if len(wrong) < LEAST_WRONG:
            return None
        shown = _balanced(key, wrong, told=term.definition is not None)
        question = cls(
            prompt=prompt,
            passage=passage,
            choices=(key, *shown),
            key=key,
            targets=(written,),
            lemma=term.lemma if passage else "",
            pos=term.pos if passage else "",
            evidence=(sentence.span,),
            difficulty=min(1.0, term.level / 6),
        )
        return Candidate(
            question=question,
            sentence=sentence.index,
            worth=term.worth,
            safety=safety,
            about=term.lemma,
            level=term.level,
            spares=tuple(text for text in wrong if text not in shown),
        )


def _beside(lexicon: Lexicon, lemma: str, pos: Pos, sense: LearnerSense) -> tuple[str, ...]:
    """The wrong meanings beside a sense of the glossary: its own, then what near words mean."""
    return (*sense.wrong, *near_definitions(lexicon, lemma, pos, sense.definition, sense.wrong))


def _balanced(key: str, wrong: tuple[str, ...], *, told: bool) -> tuple[str, ...]:
    """The best distractors; a longer one in place of the last where the key would stand out by its length.

    `told`: the key is the article's own definition, which is worth a distractor of second choice.
    """
    best = wrong[:MOST_WRONG]
    if len(key) <= (1.0 if told else 1.4) * max(map(len, best)):
        return best
    return (*best[:-1], max(wrong[len(best) - 1 :], key=len))
