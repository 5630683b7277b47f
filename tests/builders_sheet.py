"""Quizzes to take away: a question of every shape, and texts that try to break out of every format."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from quizgen.flat_question import FlatQuestion
from quizgen.quiz_sheet import Item, QuizSheet
from tests.builders import ARTICLE, span_of

EVIDENCE = (span_of("It burned down in 1907."),)

WHERE = FlatQuestion(
    kind="wh-choice",
    skill="fact",
    prompt="Where did the mill stand?",
    choices=("on a hill", "by the river", "in the forest"),
    correct=(1,),
    evidence=EVIDENCE,
    explanation="The first sentence says so.",
)
TRUE = FlatQuestion(
    kind="true-false", skill="fact", prompt="The mill burned down in 1911.", choices=("True", "False"), correct=(1,)
)
SEVERAL = FlatQuestion(
    kind="several", skill="fact", prompt="Which of these burned?", choices=("mill", "barn", "river", "sea"), correct=(0, 1)
)
WHEN = FlatQuestion(kind="wh-short", skill="fact", prompt="When did it burn down?", accepted=("1907", "in 1907", "In 1907"))
MATCH = FlatQuestion(
    kind="word-matching",
    skill="vocabulary",
    prompt="Match the words.",
    pairs=(("mill", "where grain is ground"), ("flour", "what bread is made of")),
    extra=("a boat",),
    targets=("mill", "flour"),
)
ORDER = FlatQuestion(
    kind="order", skill="structure", prompt="What came first?", order=("It stood.", "It burned.", "It was rebuilt.")
)
ESSAY = FlatQuestion(kind="essay", skill="inference", prompt="Why do mills burn?", rubric=("names dust", "names sparks"))
MEANING = FlatQuestion(
    kind="word-meaning",
    skill="vocabulary",
    prompt="What does “mill” mean in the article?",
    choices=("a boat", "a factory for flour", "a bird"),
    correct=(1,),
    targets=("mill",),
)
EVERY_SHAPE = (WHERE, TRUE, SEVERAL, WHEN, MATCH, ORDER, ESSAY, MEANING)

NASTY = (
    "=1+1", "{curly} = ~tilde~ # hash: colon", "a -> b", "//not a comment", "%50%half", "back\\slash \\n", 'he said "no"; it’s',
    "Zoë Núñez, straße, 陳", "two\nlines\r\nand\u2028three", "tab\there", "<b>bold</b> & ]]> <![CDATA[", "* wild *", "::name::",
    "@SUM(A1)", "\ud800torn", "nul\0nul", "T", "$CATEGORY: x",
)  # fmt: skip
"""What a teacher can paste."""

nasty = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.sampled_from("abÄß陳 \n\t\\~=#{}:%-5>/\"'<&;@+*[]"), min_size=1, max_size=30),
    st.text(min_size=1, max_size=30),
).filter(lambda text: bool(text.strip()))


def sheet_of(*flats: FlatQuestion, points: int = 1, title: str = "The mill") -> QuizSheet:
    """A sheet of those questions, each worth the same."""
    return QuizSheet(title, ARTICLE, tuple(Item(number, flat, Fraction(points)) for number, flat in enumerate(flats, 1)))


def spoilt(flat: FlatQuestion, texts: list[str]) -> FlatQuestion:
    """The same question, whose every text is followed by a nasty one; answers stay different by their number."""
    taken = iter(range(10_000))

    def spoil(text: str) -> str:
        number = next(taken)
        return f"{texts[number % len(texts)]} {text} {number}"

    def spoil_all(texts: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return tuple(spoil(text) for text in texts) if texts is not None else None

    return FlatQuestion(
        kind=flat.kind,
        skill=flat.skill,
        prompt=spoil(flat.prompt),
        passage=spoil("passage"),
        choices=flat.choices if flat.is_label_series else spoil_all(flat.choices),
        correct=flat.correct,
        accepted=spoil_all(flat.accepted),
        pairs=tuple((spoil(left), spoil(right)) for left, right in flat.pairs) if flat.pairs else None,
        extra=spoil_all(flat.extra),
        order=spoil_all(flat.order),
        rubric=spoil_all(flat.rubric),
        targets=flat.targets,
        explanation=spoil("why"),
    )
