"""How often a question can be guessed by somebody who never saw the article.

Each strategy sees a question with its choices and knows nothing else; the best of them is compared with blind chance, over the
choice questions (True/False and the like apart) drafted from tests/articles and training/texts. The bar: `upper_minus_chance` at
most 0.08 over at least 400 items. Being the best on the very items it is judged by, the guesser looks a little better than it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from statistics import fmean

from benchmarks.report import Figure, parser, show
from quizgen.analysis.lexicon import Lexicon, open_lexicon
from quizgen.article import Article
from quizgen.draft import draft
from quizgen.flat_question import FlatQuestion
from quizgen.selection import Blueprint
from quizgen.sources import read_file
from quizgen.wording import content_words, words

ROOT = Path(__file__).parents[1]
TEXTS = sorted(
    path for pattern in ("tests/articles/*.txt", "tests/articles/*.html", "training/texts/*.txt") for path in ROOT.glob(pattern)
)
COUNT = 60
"""Questions asked of each text: more than any of them gives, so that all that are good enough are guessed at."""

Z = 1.96
"""Standard deviations on either side of the middle that hold 95 % of a normal distribution."""

Strategy = Callable[[FlatQuestion], tuple[str, ...]]
"""The choices that a guesser would take, any of them as gladly as another."""


# The guesser ------------------------------------------------------------------------------------------------------------


def longest(question: FlatQuestion) -> tuple[str, ...]:
    """The choice of most characters: who writes a question takes more care of the right answer."""
    return _best(question, len)


def not_longest(question: FlatQuestion) -> tuple[str, ...]:
    """Any choice but the longest, for questions whose writer guards against that; any at all where they are equally long."""
    taken = longest(question)
    return tuple(choice for choice in _choices(question) if choice not in taken) or taken


def overlapping(question: FlatQuestion) -> tuple[str, ...]:
    """The choice that shares most content words, whatever their endings, with the question and the passage shown with it."""
    stem = _stems(f"{question.prompt} {question.passage or ''}")
    return _best(question, lambda choice: len(_stems(choice) & stem))


def fitting(question: FlatQuestion) -> tuple[str, ...]:
    """The choice whose form suits best what is asked: a name for who, a number for how many, a noun for “a …” (see FORMS)."""
    asked = f"{question.prompt} {question.passage or ''}"
    suiting = [form for asks, form in FORMS if re.search(asks, asked)]
    return _best(question, lambda choice: sum(bool(re.search(form, choice)) for form in suiting))


def least_alike(question: FlatQuestion) -> tuple[str, ...]:
    """The odd one out: the choice least like the others in words and form."""
    return _best(question, lambda choice: -_likeness(choice, question))


def most_alike(question: FlatQuestion) -> tuple[str, ...]:
    """The choice most like the others, which were made after it."""
    return _best(question, lambda choice: _likeness(choice, question))


STRATEGIES: dict[str, Strategy] = {
    "longest choice": longest,
    "never the longest": not_longest,
    "word overlap": overlapping,
    "type match": fitting,
    "odd one out": least_alike,
    "most like the others": most_alike,
}

NUMBER = (
    r"\d|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|half)\b)"
)
NOUN = r"^\S*(?:ion|ment|ness|ity|ship|hood|ance|ence|ism|ist|er|or|age|ure|cy)s?$"
ADJECTIVE = r"^\S*(?:ful|less|ous|al|ive|able|ible|ic|ent|ant|ed|y)$"
FORMS = (
    (r"\b[Ww]hom?\b", r"^[A-Z]\S+ [A-Z]|^(?:an?|the) \S+(?:er|or|ist|ian|man|woman)\b|^\S+(?:ers|ors|ists|ians|men|women)$"),
    (
        r"^When\b|\bwhat (?:year|month|date|day)\b",
        r"\d|(?:day|ary|ber|March|April|May|June|July|August)\b|^(?:in|on|at|after|before)\b",
    ),
    (r"^Where\b|\b[Ww]hich (?:country|city|place|town)\b", r"^(?:in|at|on|near|to|from|under|over|by|across|behind)\b|^[A-Z]"),
    (r"\b[Hh]ow (?:many|much|long|far|old|often)\b", NUMBER),
    (r"^Why\b", r"^(?:because|to|for|so|in order|due|since|as)\b"),
    (r"^How (?!many|much|long|far|old|often)", r"^(?:by|with|through|in|from)\b|ly\b"),
    (r"^What (?:does|do|did)\b.* (?:do|to do|doing)\b", r"^(?!(?:an?|the)\b)[a-z]"),
    (r"“\S+ly” mean", r"^(?:in an?|to an?|at|with|without)\b|ly$"),
    (r"“\S+(?:ed|ing)” mean", r"^to "),
    (r"“\S+(?:ion|ment|ness|ity|ship|ance|ence|er|or|ist)s?” mean", r"^(?:an?|the|some\w+|people)\b"),
    (r"“\S+(?:ful|less|ous|al|ive|able|ible|ic)” mean", r"^(?:not|very|having|full|able|likely|showing|causing|of|with)\b"),
    (r"means “to ", rf"^(?!{NOUN[1:]})(?!\S*(?:ly|ful|less|ous)$)"),
    (r"means “(?:an?|the|some\w+|people) ", NOUN),
    (r"means “(?:not|very|having|full|able|likely|showing|causing|with) ", ADJECTIVE),
    (r"means “(?:in an?|to an?) ", r"ly$"),
    (r"\b(?:to|will|would|can|could|may|might|must|should) _", r"^(?!\S*(?:ed|ing|s|ly)$)"),
    (r"\b(?:is|are|was|were|been|be|has|have|had) _", r"^\S*(?:ed|en|ing)$"),
    (r"\b(?:an?|the|of|in|his|her|their|its) _", NOUN),
)
"""What may be asked, and the form of an answer that suits it; what no line fits suits all choices alike."""


def _choices(question: FlatQuestion) -> tuple[str, ...]:
    return question.choices or ()


def _best(question: FlatQuestion, worth: Callable[[str], float]) -> tuple[str, ...]:
    """The choices of greatest worth, all of those that are equal."""
    worths = {choice: worth(choice) for choice in _choices(question)}
    return tuple(choice for choice, found in worths.items() if found == max(worths.values()))


def _stems(text: str) -> set[str]:
    """Content words cut to five letters, so that the endings of one word count as one."""
    return {word[:5] for word in content_words(text)}


def _features(choice: str) -> set[str]:
    """What a glance sees of a choice: its words, how it begins and ends, capital, digit, and number of words."""
    written = words(choice)
    marks = (f"^{written[0]}", f"{written[-1][-2:]}$") if written else ()
    return {
        *_stems(choice),
        *marks,
        f"capital {choice[:1].isupper()}",
        f"digit {bool(re.search(NUMBER, choice))}",
        f"{len(written)} words",
    }


def _likeness(choice: str, question: FlatQuestion) -> float:
    """Mean share of features, 0..1, that a choice has in common with each other one."""
    own = _features(choice)
    others = [_features(other) for other in _choices(question) if other != choice]
    return fmean(len(own & other) / len(own | other) for other in others)


# What is measured -------------------------------------------------------------------------------------------------------


def right(question: FlatQuestion, strategy: Strategy) -> float:
    """How likely the strategy is to be right: 1 shared among the choices that it would take as gladly, 0 when the key is none."""
    taken = strategy(question)
    return sum(choice in question.key for choice in taken) / len(taken)


def upper_bound(share: float, items: int) -> float:
    """The upper end of Wilson's 95 % interval of a share: 0.295 for a quarter of 400."""
    middle = share + Z * Z / (2 * items)
    spread = Z * sqrt(share * (1 - share) / items + Z * Z / (4 * items * items))
    return (middle + spread) / (1 + Z * Z / items)


def measure(questions: Sequence[FlatQuestion]) -> dict[str, Figure]:
    """The guesser's figures over choice questions."""
    chance = fmean(1 / len(_choices(question)) for question in questions)
    shares = {name: fmean(right(question, strategy) for question in questions) for name, strategy in STRATEGIES.items()}
    best = max(shares, key=lambda name: shares[name])
    return {
        "items": len(questions),
        "chance": chance,
        **shares,
        "best": best,
        "guesser_minus_chance": shares[best] - chance,
        "upper_minus_chance": upper_bound(shares[best], len(questions)) - chance,
    }


def choice_questions(articles: Sequence[Article], lexicon: Lexicon) -> Iterator[FlatQuestion]:
    """The choice questions drafted from articles, of both skills, less those whose choices are labels."""
    for article in articles:
        for candidate in draft(article, Blueprint(count=COUNT), lexicon=lexicon).chosen:
            flat = candidate.question.flatten()
            if flat.choices and not flat.is_label_series:
                yield flat


def main() -> None:
    """Print the report."""
    options = parser("Measure how often a question can be guessed without the article.").parse_args()
    articles = [read_file(path.read_bytes(), path.name) for path in TEXTS]
    show(measure(list(choice_questions(articles, open_lexicon()))), as_json=options.json)


if __name__ == "__main__":
    main()
