"""How often the sense chosen for a word is the one that it has in its sentence.

350 uses of words of the learner's glossary in the texts of training/senses, each with the sense that an annotator (a language
model that did not see the program's choice) gave it, or none. `right` is the share of what is asked, `abstained` that of what is
not; the curve gives both for several margins. Every second use was looked at when the weights were set; `right` of the others,
which were not, stands apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Figure, parser, show
from quizgen.analysis import Analysis, Token, analyse
from quizgen.analysis import learner_senses as chosen
from quizgen.analysis.lexicon import POS_OF_TAG, Lexicon, Pos, open_lexicon
from quizgen.analysis.terms import FUNCTIONS
from quizgen.article import Article

USES = Path(__file__).parents[1] / "training" / "senses" / "uses.tsv"
MARGINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Use:
    """A word in its sentence; `definition` is None where no sense of the glossary is meant."""

    word: str
    pos: Pos
    definition: str | None
    sentence: str


def uses() -> list[Use]:
    """The annotated uses, in the order of the texts."""
    parts: dict[str, Pos] = {pos: pos for pos in POS_OF_TAG.values()}
    rows = (line.split("\t") for line in USES.read_text(encoding="utf-8").splitlines())
    return [Use(word, parts[pos], None if meant == "-" else meant, sentence) for word, pos, meant, _, sentence in rows]


def _token(analysis: Analysis, use: Use) -> Token | None:
    fitting = (t for t in analysis.tokens if t.text == use.word and POS_OF_TAG.get(t.pos) == use.pos and t.dep not in FUNCTIONS)
    return next(fitting, None)


def measure(lexicon: Lexicon, found: list[Use]) -> dict[str, Figure]:
    """`right` and `abstained` as they are now, and the curve of margins for words of several senses."""
    parsed = [
        (use, analysis, _token(analysis, use)) for use in found for analysis in [analyse(Article(None, None, (use.sentence,)))]
    ]
    outcomes: list[tuple[int, bool]] = []
    leads: list[tuple[float, bool]] = []
    for place, (use, analysis, token) in enumerate(parsed):
        if token is None:
            continue
        lemma = token.lemma.lower()
        choice = chosen.learner_sense_here(analysis, lexicon, token, lemma, use.pos)
        if choice is not None:
            outcomes.append((place, choice[0].definition == use.definition))
        senses = lexicon.learner_senses(lemma, use.pos)
        if len(senses) > 1:
            ranked = sorted(zip(chosen.scores(analysis, lexicon, token, senses), senses, strict=True), key=lambda pair: -pair[0])
            leads.append((ranked[0][0] - ranked[1][0], ranked[0][1].definition == use.definition))
    halves = [[sound for place, sound in outcomes if place % 2 == half] for half in (0, 1)]
    figures: dict[str, Figure] = {
        "uses": len(found),
        "asked": len(outcomes),
        "right": sum(map(sum, halves)) / len(outcomes),
        "right, looked at": sum(halves[0]) / len(halves[0]),
        "right, not looked at": sum(halves[1]) / len(halves[1]),
        "abstained": 1 - len(outcomes) / len(found),
    }
    for margin in MARGINS:
        kept = [sound for lead, sound in leads if lead >= margin]
        figures[f"several senses, margin {margin}"] = (
            f"{sum(kept) / len(kept):.3f} right of the {len(kept) / len(leads):.2f} asked"
        )
    return figures


def main() -> None:
    """Print or dump the figures."""
    options = parser("Measure how often the chosen sense of a word is right.").parse_args()
    show(measure(open_lexicon(), uses()), as_json=options.json)


if __name__ == "__main__":
    main()
