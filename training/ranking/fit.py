"""Whether a learned ranking of questions on statements beats the hand-made one: `python -m training.ranking.fit`.

Reads the ratings beside this file, takes those questions that the present code still asks in the form in which they were rated,
and compares three orders on texts kept apart (ten folds by text): logistic regression on the named features of a question, the
hand-made score, and chance. Prints, for each, the share that passed of the best one, two and three of a text, and the area under
the curve. Needs `requirements-training.txt`.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from quizgen.analysis import analyse
from quizgen.analysis.lexicon import open_lexicon
from quizgen.asking import ask_all
from quizgen.candidates import propose_all
from quizgen.chance import drawn
from quizgen.sources import read_file
from training.ranking.features import features

HERE = Path(__file__).parent
TEXTS = HERE.parent / "texts"

PENALTIES = (0.003, 0.01, 0.03, 0.1)
"""Inverse strengths of the penalty on large weights that are tried; the best is reported, which flatters it a little."""

FOLDS = 10
TOP = (1, 2, 3)


class Rated(NamedTuple):
    """A question that a judge has read: its text, its features, its hand-made score, and whether it passed."""

    text: str
    features: dict[str, float]
    by_hand: float
    passed: bool


def rated() -> list[Rated]:
    """The rated questions that are still asked, each in the form in which it was rated."""
    with (HERE / "ratings.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    verdicts = {(row["text"], row["kind"], row["prompt"]): row["verdict"] == "PASS" for row in rows}
    lexicon, found = open_lexicon(), []
    for text in sorted({row["text"] for row in rows}):
        article = read_file((TEXTS / f"{text}.txt").read_bytes(), f"{text}.txt")
        analysis = analyse(article)
        asked = {one.question: one for one in ask_all(analysis, lexicon)}
        for candidate in propose_all(analysis, lexicon):
            question = candidate.question
            passed, one = verdicts.get((text, question.kind, question.prompt)), asked.get(question.prompt)
            if passed is not None and one is not None:
                found.append(Rated(text, features(analysis, lexicon, one), candidate.score, passed))
    return found


def learned(questions: Sequence[Rated], penalty: float) -> list[float]:
    """The probability of passing that a model gives each question which it was not fitted on, nor on any of its text."""
    names = sorted({name for one in questions for name in one.features})
    table = [[one.features.get(name, 0.0) for name in names] for one in questions]
    passed, texts = [one.passed for one in questions], [one.text for one in questions]
    scores = [0.0] * len(questions)
    for kept, apart in GroupKFold(FOLDS).split(table, passed, texts):
        model = make_pipeline(StandardScaler(), LogisticRegression(C=penalty, max_iter=2000))
        model.fit([table[i] for i in kept], [passed[i] for i in kept])
        for i, score in zip(apart, model.predict_proba([table[i] for i in apart])[:, 1], strict=True):
            scores[i] = score
    return scores


def passed_of_top(questions: Sequence[Rated], scores: Sequence[float], count: int) -> float:
    """The share that passed of the best `count` of each text."""
    chosen: list[bool] = []
    for text in {one.text for one in questions}:
        own = [i for i, one in enumerate(questions) if one.text == text]
        chosen += [questions[i].passed for i in sorted(own, key=lambda i: -scores[i])[:count]]
    return fmean(chosen)


def main() -> None:
    """Print the comparison."""
    questions = rated()
    passed = [one.passed for one in questions]
    orders = {f"learned, penalty {penalty}": learned(questions, penalty) for penalty in PENALTIES}
    orders |= {"by hand": [one.by_hand for one in questions], "chance": [float(drawn(str(one.features))) for one in questions]}
    print(f"{len(questions)} questions of {len({one.text for one in questions})} texts, {fmean(passed):.0%} passed")
    for name, scores in orders.items():
        shares = "  ".join(f"top {count}: {passed_of_top(questions, scores, count):.0%}" for count in TOP)
        print(f"{name:24} AUC {roc_auc_score(passed, scores):.2f}  {shares}")


if __name__ == "__main__":
    main()
