"""Candidates → the few worth asking: worth, safety, coverage, variety; then the order of questions and choices."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizgen.analysis import Analysis
from quizgen.analysis.glosses import relatives
from quizgen.chance import drawn
from quizgen.question import Candidate, ChoiceQuestion, Question
from quizgen.rules import broken
from quizgen.wording import contains, content_words, numbers

MOST_PER_SENTENCE = 2
"""Most questions one sentence may carry; a pure ranking crowds a few sentences (Heilman & Smith's ranker covers fewer of
the places experts ask about than evenly spaced sentences do)."""

REPEAT_DISCOUNT = 0.6
"""What a candidate keeps of its score when its sentence was asked about already; set by reading drafts of own texts."""

PARAGRAPH_DISCOUNT = 0.85
"""Likewise for each earlier question on its paragraph."""

KIND_DISCOUNT = 0.93
"""Likewise for each earlier question of its kind: variety, where quality is alike."""

CUE_DISCOUNT = 0.8
"""Likewise for each cue it carries."""

LEAST_SCORE = 0.2
"""A candidate below it is left out even when the quiz stays short: abstaining is better than a doubtful question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """What the teacher wants: how many questions, and whether of vocabulary, comprehension or both."""

    count: int = 12
    vocabulary: bool = True
    comprehension: bool = True

    def wants(self, question: Question) -> bool:
        """Whether a question's skill is asked for at all."""
        return self.vocabulary if question.skill == "vocabulary" else self.comprehension


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate with what choosing it depends on, looked up once."""

    candidate: Candidate[Question]
    id: str
    cues: tuple[tuple[str, float], ...]
    paragraph: int


def select(
    candidates: Iterable[Candidate[Question]], analysis: Analysis, blueprint: Blueprint, *, seed: int
) -> tuple[tuple[Candidate[Question], ...], str | None]:
    """At most `blueprint.count` candidates in the order of the article, and one sentence on why there are fewer, if so.

    Half of them are vocabulary when both are wanted, as far as good ones go. The same input and seed give the same choice.
    """
    wanted = (_with_sorted_numbers(candidate) for candidate in candidates if blueprint.wants(candidate.question))
    pool = [_judge(candidate, analysis) for candidate in wanted]
    pool = [judged for judged in pool if judged.candidate.score >= LEAST_SCORE]
    chosen: list[_Judged] = []
    quota = blueprint.count // 2 if blueprint.vocabulary and blueprint.comprehension else blueprint.count
    for skills_left in (True, False):
        while len(chosen) < blueprint.count and (best := _best(pool, chosen, quota if skills_left else None, blueprint.count)):
            chosen.append(best)
    ordered = sorted(chosen, key=lambda judged: (judged.candidate.sentence, judged.id))
    laid_out = _lay_out([judged.candidate for judged in ordered], seed)
    return laid_out, _shortfall(len(chosen), blueprint, len(pool))


def _judge(candidate: Candidate[Question], analysis: Analysis) -> _Judged:
    flat = candidate.question.flatten()
    cues = tuple((rule.name, rule.expert_rate) for rule in broken(flat, analysis.article) if rule.expert_rate is not None)
    return _Judged(candidate, candidate.question.id, cues, analysis.sentences[candidate.sentence].paragraph)


def _best(pool: Sequence[_Judged], chosen: Sequence[_Judged], quota: int | None, count: int) -> _Judged | None:
    """The candidate that adds most to those chosen, or None when none may be added.

    `quota`: most questions of either half, vocabulary and comprehension; None when halves may run over.
    """
    taken = Counter(judged.candidate.sentence for judged in chosen)
    paragraphs = Counter(judged.paragraph for judged in chosen)
    kinds = Counter(judged.candidate.question.kind for judged in chosen)
    cues = Counter(name for judged in chosen for name, _ in judged.cues)
    halves = Counter(judged.candidate.question.skill == "vocabulary" for judged in chosen)

    def value(judged: _Judged) -> float:
        candidate = judged.candidate
        discount = REPEAT_DISCOUNT ** taken[candidate.sentence] * PARAGRAPH_DISCOUNT ** paragraphs[judged.paragraph]
        return candidate.score * discount * KIND_DISCOUNT ** kinds[candidate.question.kind] * CUE_DISCOUNT ** len(judged.cues)

    def allowed(judged: _Judged) -> bool:
        candidate = judged.candidate
        half = candidate.question.skill == "vocabulary"
        return (
            taken[candidate.sentence] < MOST_PER_SENTENCE
            and (quota is None or halves[half] < (quota if half else count - quota))
            and all(cues[name] < math.floor(rate * count + 0.5) for name, rate in judged.cues)
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


def _shortfall(found: int, blueprint: Blueprint, possible: int) -> str | None:
    if found >= blueprint.count:
        return None
    what = "questions"
    if not (blueprint.vocabulary and blueprint.comprehension):
        what = "vocabulary questions" if blueprint.vocabulary else "comprehension questions"
    if not possible:
        return f"No {what} could be asked of this article that are sure to be right; a longer or plainer text gives more."
    return (
        f"Of the {blueprint.count} {what} asked for, {found} could be asked; the others would have repeated these or "
        "could not be proved right from the article."
    )
