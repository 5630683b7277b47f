"""Candidates → the few worth asking: worth, safety, coverage, variety; then the order of questions and choices."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import relatives
from quizgen.chance import drawn
from quizgen.question import Candidate, ChoiceQuestion, Question
from quizgen.rules import cues
from quizgen.wording import contains, content_words, fold, numbers

MOST_PER_SENTENCE = 2
"""Most questions one sentence may carry; a pure ranking crowds a few sentences (Heilman & Smith's ranker covers fewer of
the places experts ask about than evenly spaced sentences do)."""

REPEAT_DISCOUNT = 0.6
"""What a candidate keeps of its score when its sentence was asked about already; set by reading drafts of own texts."""

PARAGRAPH_DISCOUNT = 0.85
"""Likewise for each earlier question on its paragraph."""

KIND_DISCOUNT = 0.93
"""Likewise for each earlier question of its kind: variety, where quality is alike."""

CUE_DISCOUNT = 0.9
"""Likewise for each cue it carries."""

LEAST_SCORE, LEAST_FACT = 0.2, 0.35
"""A candidate below it is left out even when the quiz stays short: abstaining is better than a doubtful question. Facts must
score higher: of those below, strict judges passed one in five, mostly because nobody needs to know them."""

MOST_OPEN = 1 / 4
"""Most questions of a quiz, as a share of all asked for, that a teacher must mark by hand."""


ClassLevel = Literal["A2", "B1", "B1-B2", "B2", "C1"]
CLASS_LEVELS: dict[ClassLevel, float] = {"A2": 2, "B1": 3, "B1-B2": 3.5, "B2": 4, "C1": 5}
"""What the students can read, on the scale of word levels: 1 is A1, 6 is C2."""

TAUGHT = ((-1.0, 0.0), (-0.5, 0.4), (0.0, 0.6), (0.5, 0.9), (1.0, 1.0), (2.5, 1.0), (4.0, 0.5))
"""How much a word is worth that lies so many levels above the class: what it knows already is not asked, what it meets next
most, and what is far beyond it little. Between the points the line is straight."""

WISHED = 10.0
"""What a word gains that the teacher named: more than any other question can be worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """What the teacher wants: how many questions, of vocabulary, comprehension or both, for a class of which level.

    `include` are words that must be asked about, `exclude` words that must not, in any of their forms.
    """

    count: int = 12
    vocabulary: bool = True
    comprehension: bool = True
    level: ClassLevel = "B1-B2"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def wants(self, candidate: Candidate[Question]) -> bool:
        """Whether a question may be asked at all: of a skill that is wanted, and of no word that is to stay out."""
        if candidate.question.skill != "vocabulary":
            return self.comprehension
        named = self.names(candidate, self.include)
        return (self.vocabulary or named) and not (self.names(candidate, self.exclude) or self._offers(candidate))

    def wishes(self, candidate: Candidate[Question]) -> bool:
        """Whether it asks about a word that must be asked about."""
        return candidate.question.skill == "vocabulary" and self.names(candidate, self.include)

    def _offers(self, candidate: Candidate[Question]) -> bool:
        """Whether a word that is to stay out is one of its choices."""
        shown = {fold(choice) for choice in candidate.question.flatten().choices or ()}
        return any(fold(word) in shown for word in self.exclude)

    def fits(self, candidate: Candidate[Question]) -> float:
        """How well the level of its word suits the class, 0..1; 1 for what is no word."""
        if candidate.level is None:
            return 1.0
        above = candidate.level - CLASS_LEVELS[self.level]
        for (left, low), (right, high) in pairwise(TAUGHT):
            if left <= above <= right:
                return low + (high - low) * (above - left) / (right - left)
        return TAUGHT[0][1] if above < TAUGHT[0][0] else TAUGHT[-1][1]

    def names(self, candidate: Candidate[Question], words: Iterable[str]) -> bool:
        """Whether it asks about one of the words, by the lemma or as it is written."""
        own = {fold(word) for word in (*candidate.lemmas, *candidate.question.targets)}
        return any(fold(word) in own for word in words)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate with what choosing it depends on, looked up once."""

    candidate: Candidate[Question]
    id: str
    score: float
    cues: tuple[tuple[str, float], ...]
    paragraph: int
    by_hand: bool


def select(
    candidates: Iterable[Candidate[Question]], analysis: Analysis, blueprint: Blueprint, *, seed: int
) -> tuple[tuple[Candidate[Question], ...], str | None]:
    """At most `blueprint.count` candidates in the order of the article, and one sentence on why there are fewer, if so.

    Half of them are vocabulary when both are wanted, as far as good ones go. The same input and seed give the same choice.
    """
    sure = (candidate for candidate in candidates if candidate.score >= LEAST_SCORE)
    wanted = (_with_sorted_numbers(candidate) for candidate in sure if blueprint.wants(candidate))
    pool = [_judge(candidate, analysis, blueprint) for candidate in wanted]
    pool = [judged for judged in pool if judged.score >= _least(judged.candidate.question)]
    chosen: list[_Judged] = []
    for half, quota in _halves(blueprint):
        while len(chosen) < quota and (best := _best([judged for judged in pool if half(judged)], chosen, blueprint.count)):
            chosen.append(best)
    missed = [word for word in blueprint.include if not any(blueprint.names(judged.candidate, (word,)) for judged in chosen)]
    ordered = sorted(chosen, key=lambda judged: (judged.candidate.sentence, judged.id))
    laid_out = _lay_out([judged.candidate for judged in ordered], seed)
    facts = sum(judged.candidate.question.skill != "vocabulary" for judged in chosen)
    notes = (_fewer(len(chosen), blueprint, len(pool)), _few_facts(facts, blueprint), *_missed(missed, analysis))
    return laid_out, " ".join(filter(None, notes)) or None


def _least(question: Question) -> float:
    return LEAST_FACT if question.skill == "fact" else LEAST_SCORE


def _judge(candidate: Candidate[Question], analysis: Analysis, blueprint: Blueprint) -> _Judged:
    flat = candidate.question.flatten()
    slips = tuple((rule.name, rule.expert_rate) for rule in cues(flat, analysis.article) if rule.expert_rate is not None)
    score = WISHED + candidate.score if blueprint.wishes(candidate) else candidate.score * blueprint.fits(candidate)
    paragraph = analysis.sentences[candidate.sentence].paragraph
    return _Judged(candidate, candidate.question.id, score, slips, paragraph, bool(flat.rubric))


def _halves(blueprint: Blueprint) -> Iterator[tuple[Callable[[_Judged], bool], int]]:
    """Whom to choose among, one after another, and up to how many questions in all.

    Comprehension first, of which there is less, up to half; then vocabulary; then whatever is left of either.
    """

    def asks_for_a_word(judged: _Judged) -> bool:
        return judged.candidate.question.skill == "vocabulary"

    if blueprint.vocabulary and blueprint.comprehension:
        yield (lambda judged: not asks_for_a_word(judged)), blueprint.count - blueprint.count // 2
        yield asks_for_a_word, blueprint.count
    yield (lambda _: True), blueprint.count


def _best(pool: Sequence[_Judged], chosen: Sequence[_Judged], count: int) -> _Judged | None:
    """The candidate that adds most to those chosen, or None when none may be added."""
    taken = Counter(judged.candidate.sentence for judged in chosen)
    paragraphs = Counter(judged.paragraph for judged in chosen)
    kinds = Counter(judged.candidate.question.kind for judged in chosen)
    slipped = Counter(name for judged in chosen for name, _ in judged.cues)
    by_hand = sum(judged.by_hand for judged in chosen)
    told = {judged.candidate.sentence for judged in chosen if judged.candidate.question.skill != "vocabulary"}

    def value(judged: _Judged) -> float:
        candidate = judged.candidate
        discount = REPEAT_DISCOUNT ** taken[candidate.sentence] * PARAGRAPH_DISCOUNT ** paragraphs[judged.paragraph]
        return judged.score * discount * KIND_DISCOUNT ** kinds[candidate.question.kind] * CUE_DISCOUNT ** len(judged.cues)

    def allowed(judged: _Judged) -> bool:
        candidate = judged.candidate
        repeated = candidate.question.skill != "vocabulary" and candidate.sentence in told  # one fact asked in two ways
        return (
            taken[candidate.sentence] < MOST_PER_SENTENCE
            and not repeated
            and not (judged.by_hand and by_hand >= max(1, math.floor(MOST_OPEN * count)))
            and all(slipped[name] < math.floor(rate * count + 0.5) for name, rate in judged.cues)
            and not any(_clash(candidate, other.candidate) for other in chosen)
        )

    free = (judged for judged in pool if judged not in chosen)
    ranked = sorted(free, key=lambda judged: (-value(judged), judged.id))
    return next(filter(allowed, ranked), None)


def _clash(one: Candidate[Question], other: Candidate[Question]) -> bool:
    """Whether two questions ask the same, or one gives the other away."""
    words = (one.question.skill == "vocabulary", other.question.skill == "vocabulary")
    same = words[0] == words[1] and (one.about == other.about or (words[0] and _share_a_word(one, other)))
    return same or _gives_away(one.question, other.question) or _gives_away(other.question, one.question)


def _share_a_word(one: Candidate[Question], other: Candidate[Question]) -> bool:
    """Whether two questions of vocabulary ask about words of one family, each perhaps about several."""
    return any(relatives(mine, theirs) for mine in one.lemmas for theirs in other.lemmas)


def _gives_away(telling: Question, asked: Question) -> bool:
    """Whether the wording of `telling` shows the answer to `asked`: the answer stands there beside half of what is asked."""
    shown = f"{telling.prompt} {telling.passage or ''}"
    flat = asked.flatten()
    if flat.is_label_series:
        subject = set(content_words(asked.prompt))
        return len(subject & set(content_words(shown))) > 0.7 * len(subject)
    if not any(contains(shown, answer) for answer in flat.key):
        return False
    subject = set(content_words(f"{asked.prompt} {asked.passage or ''}"))
    return len(subject & set(content_words(shown))) >= 0.5 * len(subject)


def _with_sorted_numbers(candidate: Candidate[Question]) -> Candidate[Question]:
    question = candidate.question
    if isinstance(question, ChoiceQuestion) and all(map(numbers, question.choices)):
        return replace(candidate, question=question.rearranged(tuple(sorted(question.choices, key=numbers))))
    return candidate


def _lay_out(candidates: Sequence[Candidate[Question]], seed: int) -> tuple[Candidate[Question], ...]:
    """The candidates with the choices of each in the order to be shown.

    Numbers stay sorted and labels as they are; for the rest the positions of the key are dealt out evenly, in an order
    that only the seed and the questions decide.
    """
    free = [i for i, candidate in enumerate(candidates) if _may_shuffle(candidate.question)]
    dealt = sorted(free, key=lambda i: drawn(seed, candidates[i].question.id))
    laid_out = list(candidates)
    for rank, i in enumerate(dealt):
        question = candidates[i].question
        if isinstance(question, ChoiceQuestion):
            others = sorted((c for c in question.choices if c != question.key), key=lambda c: drawn(seed, c))
            place = (rank + seed) % len(question.choices)
            arranged = question.rearranged((*others[:place], question.key, *others[place:]))
            laid_out[i] = replace(candidates[i], question=arranged)
    return tuple(laid_out)


def _may_shuffle(question: Question) -> bool:
    if not isinstance(question, ChoiceQuestion):
        return False
    return not question.flatten().is_label_series and not all(map(numbers, question.choices))


def _missed(missed: Sequence[str], analysis: Analysis) -> Iterator[str]:
    """What to say of the words that were to be asked about and are not: those that the article lacks, then the others."""
    lemmas = {fold(token.lemma) for token in analysis.tokens}
    lacking = [word for word in missed if fold(word) not in lemmas and not contains(analysis.article.text, word)]
    unsure = [word for word in missed if word not in lacking]
    if lacking:
        yield f"Not in the article: {_quoted(lacking)}. Look at the spelling."
    if unsure:
        yield f"No sure question could be made about {_quoted(unsure)}: add one by hand."


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _few_facts(facts: int, blueprint: Blueprint) -> str:
    """A note where comprehension was wanted and there is little of it beside the vocabulary."""
    if not (blueprint.vocabulary and blueprint.comprehension) or facts * 4 >= blueprint.count:
        return ""
    return f"Comprehension questions among them: {facts}. No others were good enough; add your own."


def _fewer(found: int, blueprint: Blueprint, possible: int) -> str:
    """Why there are fewer questions than asked for; empty when there are not."""
    if found >= blueprint.count:
        return ""
    what = "questions"
    if not (blueprint.vocabulary and blueprint.comprehension):
        what = "vocabulary questions" if blueprint.vocabulary else "comprehension questions"
    if not possible:
        return f"No {what} could be asked of this article that are sure to be right; a longer or plainer text gives more."
    return (
        f"Of the {blueprint.count} {what} asked for, {found} could be asked; the others would have repeated these or "
        "could not be proved right from the article."
    )
