"""Each rule on a question that breaks it and on one that does not; a rule without both fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.article import Article, Span
from quizgen.flat_question import FlatQuestion
from quizgen.rules import broken, refusals, rules

ARTICLE = Article(
    "The Fall of the Bridge",
    None,
    ("A storm destroyed the old bridge in 1987, and the town built a ferry landing with money from a lottery.",),
)
EVIDENCE = (Span(0, len(ARTICLE.text)),)

SOUND = FlatQuestion(
    kind="wh-choice",
    skill="fact",
    prompt="How did the town pay for the ferry landing?",
    choices=("with a new tax", "with a lottery", "with a large loan", "with a gift"),
    correct=(1,),
    evidence=EVIDENCE,
)
CLOZE = FlatQuestion(
    kind="cloze",
    skill="vocabulary",
    prompt="Which word best completes the sentence?",
    passage="A storm _____ the old bridge in 1987, and it was never rebuilt.",
    choices=("destroyed", "decorated", "crossed", "measured"),
    correct=(0,),
    evidence=EVIDENCE,
)
SHORT = FlatQuestion(
    kind="wh-short",
    skill="fact",
    prompt="In what year did the bridge fall?",
    accepted=("1987",),
    evidence=EVIDENCE,
)
STATEMENT = FlatQuestion(
    kind="true-false",
    skill="fact",
    prompt="The bridge was destroyed by a storm and not by a flood.",
    choices=("True", "False"),
    correct=(0,),
    evidence=EVIDENCE,
)

MATCHING = FlatQuestion(
    kind="word-matching",
    skill="vocabulary",
    prompt="Match each word from the article with its meaning.",
    pairs=(("destroy", "to break for good"), ("lottery", "a game of chance"), ("landing", "a place for boats")),
    extra=("to mend again",),
    evidence=EVIDENCE * 5,
)

CASES: dict[str, tuple[FlatQuestion, FlatQuestion]] = {  # rule: (breaks it, does not)
    "no-key": (replace(SOUND, correct=()), SOUND),
    "few-choices": (replace(SOUND, choices=("with a new tax", "with a lottery")), STATEMENT),
    "same-choices": (replace(SOUND, choices=("a tax", "with a lottery", "The Tax", "a gift")), SOUND),
    "nested-choices": (replace(SOUND, choices=("a lottery in town", "a lottery", "a loan", "a gift")), SOUND),
    "overlapping-numbers": (
        replace(SOUND, choices=("in 1987", "during 1987", "in 1990", "in 1995"), correct=(0,)),
        replace(SOUND, choices=("1987", "1988", "1990", "1995"), correct=(0,)),
    ),
    "key-in-prompt": (replace(SOUND, prompt="What did the lottery of the town pay for?"), SOUND),
    "catch-all": (replace(SOUND, choices=("a tax", "with a lottery", "a loan", "All of the above")), SOUND),
    "article-cue": (
        replace(
            CLOZE, passage="The town was proud of a _____ that it had built by hand.", choices=("inn", "barn", "mill", "tower")
        ),
        replace(
            CLOZE, passage="The town was proud of a _____ that it had built by hand.", choices=("well", "barn", "mill", "union")
        ),
    ),
    "fragment": (replace(SOUND, prompt="The town and its ferry"), replace(SOUND, prompt="The town paid for the ferry with:")),
    "prompt-too-long": (replace(SOUND, prompt=" ".join(["Which", *["word"] * 45]) + "?"), SOUND),
    "dangling-pronoun": (replace(SOUND, prompt="How did they pay for the ferry landing?"), SOUND),
    "bad-gap": (replace(CLOZE, passage="_____ destroyed the old bridge in 1987, and it was never rebuilt."), CLOZE),
    "leftover": (
        replace(SOUND, prompt="How did the “town pay for the ferry landing?"),
        replace(SOUND, prompt="How did the “town” pay for it?"),
    ),
    "capital-letter": (replace(SOUND, choices=("With a tax", "with a lottery", "with a loan", "with a gift")), SOUND),
    "final-mark": (replace(SOUND, choices=("with a tax.", "with a lottery", "with a loan", "with a gift")), SOUND),
    "answer-not-in-article": (replace(SHORT, accepted=("yesterday",)), SHORT),
    "profanity": (replace(SOUND, choices=("a tax", "with a lottery", "a bitch", "a gift")), SOUND),
    "wide-evidence": (replace(SOUND, evidence=EVIDENCE * 4), SOUND),
    "key-longest": (
        replace(SOUND, choices=("a tax", "with a lottery for all the people of the town", "a loan", "a gift")),
        replace(
            SOUND, choices=("with a new tax on fish", "with a lottery in the town", "a loan from a bank", "a gift from a friend")
        ),
    ),
    "key-longer": (replace(SOUND, choices=("a tax", "with a lottery", "a loan", "a gift")), SOUND),
    "absolute-cue": (replace(SOUND, choices=("only a tax", "with a lottery", "a loan", "a gift")), SOUND),
    "vague-terms": (replace(SOUND, choices=("many taxes", "with a lottery", "a loan", "a gift")), SOUND),
    "echo-cue": (
        replace(
            SOUND,
            choices=("a tax", "a lottery of ferry owners", "a loan", "a gift"),
            prompt="Who paid for the ferry in the town?",
        ),
        SOUND,
    ),
    "convergence": (
        replace(SOUND, choices=("red stone", "red brick", "blue brick", "new brick"), correct=(1,)),
        SOUND,
    ),
    "negative-stem": (
        replace(SOUND, prompt="What did the town not pay for?"),
        replace(SOUND, prompt="What did the town NOT pay for?"),
    ),
    "unfocused-stem": (replace(SOUND, prompt="What is true?"), SOUND),
    "long-stem": (replace(SOUND, prompt=" ".join(["Which", *["word"] * 30]) + "?"), SOUND),
    "uneven-lengths": (
        replace(SOUND, choices=("a tax on all the fish of the river", "a lottery", "a loan", "a gift")),
        SOUND,
    ),
    "both-and": (replace(SOUND, choices=("both a tax and a loan", "with a lottery", "a fee", "a gift")), SOUND),
    "lost-sequence": (
        replace(SOUND, choices=("1990", "1987", "1988"), correct=(1,)),
        replace(SOUND, choices=("1986", "1987", "1988")),
    ),
    "answer-in-title": (replace(SHORT, prompt="What did the storm destroy?", accepted=("the bridge",)), SHORT),
}


def test_cases_cover_every_rule() -> None:
    assert set(CASES) == {rule.name for rule in rules()}


@pytest.mark.parametrize("name", CASES)
def test_rule_finds_the_flaw(name: str) -> None:
    assert name in {rule.name for rule in broken(CASES[name][0], ARTICLE)}


@pytest.mark.parametrize("name", CASES)
def test_rule_lets_the_sound_question_pass(name: str) -> None:
    assert name not in {rule.name for rule in broken(CASES[name][1], ARTICLE)}


@pytest.mark.parametrize(("text", "name"), [("a bitch", "profanity"), ("to see https://x.example", "leftover")])
def test_rules_of_wording_look_at_all_parts_of_a_matching(text: str, name: str) -> None:
    for wrong in (
        replace(MATCHING, pairs=(("boat", text),)),
        replace(MATCHING, pairs=((text, "a boat"),)),
        replace(MATCHING, extra=(text,)),
    ):
        assert {rule.name for rule in refusals(wrong, ARTICLE)} == {name}


@pytest.mark.parametrize("question", [SOUND, CLOZE, SHORT, STATEMENT, MATCHING], ids=lambda question: question.kind)
def test_sound_question_breaks_no_rule(question: FlatQuestion) -> None:
    assert broken(question, ARTICLE) == ()


def test_refusals_are_the_rules_without_an_expert_rate() -> None:
    question = replace(SOUND, prompt="What did they not pay?", choices=("only a tax", "with a lottery", "a loan", "a gift"))

    assert {rule.name for rule in refusals(question, ARTICLE)} == {"dangling-pronoun"}
    assert {rule.name for rule in broken(question, ARTICLE)} > {"dangling-pronoun", "negative-stem", "absolute-cue"}
