"""How the weights of quizgen/asking/weights.json were learned: `python -m training.ranking.fit`.

Reads the texts and the ratings beside this file, takes those questions that the present code still asks, compares logistic
regression on their named features with the hand-made score and with chance on texts kept apart (ten folds by text), writes the
weights of a last fit on all of them, and prints the comparison.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from quizgen.analysis import analyse
from quizgen.analysis.lexicon import open_lexicon
from quizgen.asking import ask_all, hand_made_worth
from quizgen.asking.features import features
from quizgen.asking.ranking import WEIGHTS
from quizgen.sources import read_file

HERE = Path(__file__).parent
TEXTS = HERE.parent / "texts"
STRENGTH = 0.03
"""Inverse of the penalty on large weights; of 0.01, 0.03, 0.1 and 0.3 the best on texts kept apart."""

FOLDS = 10
TOP = (1, 2, 3)
"""How many questions a text are looked at."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A question that a judge has read: its text, its features, its hand-made worth, and whether it passed."""

    text: str
    features: dict[str, float]
    by_hand: float
    passed: bool


def rated() -> Iterator[Rated]:
    """The rated questions that are still asked, in the form in which they were rated."""
    with (HERE / "ratings.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    lexicon = open_lexicon()
    for name in sorted({row["text"] for row in rows}):
        article = read_file((TEXTS / f"{name}.txt").read_bytes(), f"{name}.txt")
        analysis = analyse(article)
        asked = {one.question: one for one in ask_all(analysis, lexicon)}
        for row in rows:
            one = asked.get(row["prompt"])
            if row["text"] == name and one is not None:
                yield Rated(name, features(analysis, lexicon, one), hand_made_worth(analysis, one), row["verdict"] == "PASS")
