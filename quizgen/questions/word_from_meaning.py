"""A meaning, and which of four words of the article has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import gives_away
from quizgen.analysis.learner_senses import Explained, defined, explained
from quizgen.analysis.lexicon import Lexicon
from quizgen.analysis.terms import is_concrete
from quizgen.chance import drawn
from quizgen.distractors.likeness import apart_in_meaning
from quizgen.distractors.meanings import is_of_a_person
from quizgen.question import CHOICES, EXPLANATION, LEAST_WRONG, MOST_WRONG, PROMPT, Candidate, ChoiceQuestion
from quizgen.questions import question_type

WORTH, TOLD_WORTH = 0.95, 0.6
"""What it is worth beside a question for the meaning: to find a word for a meaning is a little easier than the reverse,
and much easier where the article itself says that the word means it."""


@question_type("word-from-meaning", label="Which word means this", skill="vocabulary", fields=(PROMPT, CHOICES, EXPLANATION))
@dataclass(frozen=True, slots=True, kw_only=True)
class WordFromMeaning(ChoiceQuestion):
    """Four words of the article, one of which has the meaning given."""

    @classmethod
    def propose(cls, analysis: Analysis, lexicon: Lexicon) -> Iterator[Candidate[Self]]:
        """One a word that the glossary or the article explains, where two others of the article surely mean something else."""
        words = (*defined(analysis, lexicon), *explained(analysis, lexicon))
        for word in words:
            alike = [other for other in words if _comparable(lexicon, word, other)]
            apart = [other for other in alike if apart_in_meaning(lexicon, word.sense, other.sense)]
            others = [other for other in apart if not gives_away(word.sense.definition, other.term.lemma)]
            if len(others) >= LEAST_WRONG:
                yield cls._made(analysis, word, sorted(others, key=lambda other: _distance(lexicon, word, other)))

    @classmethod
    def _made(cls, analysis: Analysis, word: Explained, others: list[Explained]) -> Candidate[Self]:
        lemmas = tuple(other.term.lemma for other in others)
        sentence = word.sentence(analysis)
        kind = "term" if any(" " in lemma for lemma in (word.term.lemma, *lemmas[:MOST_WRONG])) else "word"
        question = cls(
            prompt=f"Which {kind} from the article means “{word.sense.definition}”?",
            choices=(word.term.lemma, *lemmas[:MOST_WRONG]),
            key=word.term.lemma,
            targets=(word.token.text,),
            evidence=(sentence.span,),
            difficulty=min(1.0, word.term.level / 6),
        )
        return Candidate(
            question=question,
            sentence=sentence.index,
            worth=(WORTH if word.term.definition is None else TOLD_WORTH) * word.term.worth,
            safety=word.sure,
            about=word.term.lemma,
            level=word.term.level,
            spares=lemmas[MOST_WRONG:],
        )


def _comparable(lexicon: Lexicon, word: Explained, other: Explained) -> bool:
    """Whether both are of one part of speech and, as nouns, name the like: “someone who …” fits no thing."""
    if word.term.pos != other.term.pos or is_of_a_person(word.sense.definition) != is_of_a_person(other.sense.definition):
        return False
    return word.term.pos != "noun" or _sort(lexicon, word) == _sort(lexicon, other)


def _sort(lexicon: Lexicon, word: Explained) -> str:
    """What a noun names, in the broadest terms: somebody, something to be touched, or neither."""
    if is_of_a_person(word.sense.definition):
        return "person"
    return "thing" if is_concrete(lexicon, word.term.lemma, word.term.pos) else "idea"


def _distance(lexicon: Lexicon, word: Explained, other: Explained) -> tuple[bool, float, int]:
    """Words of one class first, then the nearest in use: they are what a guesser hesitates between."""
    classes = [lexicon.supersenses(one.term.lemma, one.term.pos)[:1] for one in (word, other)]
    return (
        classes[0] != classes[1],
        -lexicon.vectors.closeness(word.term.lemma, other.term.lemma),
        drawn(word.term.lemma, other.term.lemma),
    )
