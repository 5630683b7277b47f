"""Selection: coverage, halves, clashes, even key positions, and one seed one quiz."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import pytest

from quizgen.analysis import Analysis, Sentence
from quizgen.article import Article, Span
from quizgen.question import SEVERAL, Candidate, ChoiceQuestion, Question, ShortAnswer
from quizgen.selection import Blueprint, ClassLevel, select

NAMES = "Ada Ben Cleo Deniz Emil Fatma Gita Hana Igor Jana Kemal Lola Mira Nils Olga Pia Quin Rosa Sven Tara".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChoice(ChoiceQuestion):
    """A vocabulary question of the tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChoice(ChoiceQuestion):
    """A comprehension question of the tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShort(ShortAnswer):
    """A short answer of the tests."""


WordChoice.kind, WordChoice.skill = "word", "vocabulary"
FactChoice.kind, FactChoice.skill = "fact", "fact"
FactShort.kind, FactShort.skill = "short", "fact"

NAMES_WANTED = (NAMES[0], NAMES[1])

ARTICLE = Article(None, None, tuple(f"{name} lives here. {name} works there." for name in NAMES))


def analysis() -> Analysis:
    sentences = []
    for paragraph, span in enumerate(ARTICLE.paragraph_spans):
        for half in (0, 1):
            sentences.append(Sentence(2 * paragraph + half, paragraph, 0, 0, span.start, span.end))
    return Analysis(ARTICLE, tuple(sentences), ())


def fact(i: int, *, worth: float = 0.8, about: str | None = None) -> Candidate[Question]:
    question = FactChoice(
        prompt=f"Where in the town does the family of {NAMES[i % 20]} number {'abcdefghijklmnopqrstuvwxyz'[i // 20]} live now?",
        choices=(f"tower {NAMES[i % 20][::-1].title()}", "old market quarter", "the harbour", "station"),
        key=f"tower {NAMES[i % 20][::-1].title()}",
        evidence=(Span(0, 5),),
    )
    return Candidate(question=question, sentence=(2 * i) % 40, worth=worth, safety=0.9, about=about or f"fact {i}")


def word(i: int, *, worth: float = 0.8) -> Candidate[Question]:
    question = WordChoice(
        prompt=f"What does “{NAMES[i]}” mean in this sentence?",
        choices=(f"a kind of {NAMES[i][::-1]}", "a flat river boat", "an old house", "a long walk"),
        key=f"a kind of {NAMES[i][::-1]}",
        evidence=(Span(0, 5),),
    )
    return Candidate(question=question, sentence=(2 * i + 1) % 40, worth=worth, safety=0.9, about=NAMES[i])


def test_select_gives_half_vocabulary_when_both_are_wanted() -> None:
    chosen, shortfall = select([*map(fact, range(20)), *map(word, range(20))], analysis(), Blueprint(count=12), seed=0)

    assert Counter(c.question.skill for c in chosen) == {"vocabulary": 6, "fact": 6}
    assert shortfall is None


def test_select_fills_up_with_the_other_half_when_one_runs_dry() -> None:
    chosen, shortfall = select([*map(fact, range(20)), word(0)], analysis(), Blueprint(count=8), seed=0)

    assert len(chosen) == 8
    assert shortfall is None


def test_select_says_why_there_are_fewer() -> None:
    chosen, shortfall = select([fact(0), fact(1)], analysis(), Blueprint(count=8, vocabulary=False), seed=0)

    assert len(chosen) == 2
    assert shortfall is not None
    assert "8 comprehension questions" in shortfall


def test_select_of_nothing_is_an_empty_quiz_with_a_reason() -> None:
    chosen, shortfall = select([], analysis(), Blueprint(count=8), seed=0)

    assert chosen == ()
    assert shortfall


def test_select_leaves_out_what_is_not_worth_asking() -> None:
    chosen, _ = select([fact(0), fact(1, worth=0.05)], analysis(), Blueprint(count=8), seed=0)

    assert [c.about for c in chosen] == ["fact 0"]


def test_select_prefers_another_sentence_to_a_slightly_better_repeat() -> None:
    crowd = [fact(0, worth=0.9), fact(20, worth=0.9), fact(3, worth=0.7)]

    chosen, _ = select(crowd, analysis(), Blueprint(count=2), seed=0)

    assert {c.sentence for c in chosen} == {0, 6}


def test_select_asks_one_fact_of_a_sentence_and_never_crowds_it_with_words() -> None:
    crowd = [*(fact(i) for i in (0, 20, 40)), *(replace(word(i), sentence=0) for i in range(3))]

    chosen, _ = select(crowd, analysis(), Blueprint(count=6), seed=0)

    assert sorted(candidate.question.skill for candidate in chosen) == ["fact", "vocabulary"]


def test_select_asks_nothing_twice() -> None:
    chosen, _ = select([fact(0, about="market"), fact(1, about="market")], analysis(), Blueprint(count=4), seed=0)

    assert len(chosen) == 1


def matching(*asked: int, worth: float = 0.8) -> Candidate[Question]:
    """Several words in one question, on the sentence of the first."""
    one = word(asked[0], worth=worth)
    question = replace(one.question, prompt="Match each word from the article with its meaning.")
    return replace(one, question=question, about=SEVERAL.join(NAMES[i] for i in asked))


@pytest.mark.parametrize("shared", [0, 1, 2])
def test_select_asks_no_word_alone_that_a_matching_asks(shared: int) -> None:
    group = matching(0, 1, 2, worth=0.9)

    chosen, _ = select([group, word(shared), word(3)], analysis(), Blueprint(count=4), seed=0)

    assert {c.about for c in chosen} == {group.about, NAMES[3]}


def test_select_takes_two_matchings_only_where_they_share_no_word() -> None:
    first, sharing, apart = matching(0, 1, worth=0.9), matching(2, 1), matching(3, 4)

    chosen, _ = select([first, sharing, apart], analysis(), Blueprint(count=4), seed=0)

    assert {c.about for c in chosen} == {first.about, apart.about}


def test_select_drops_a_question_whose_answer_another_gives_away() -> None:
    asked: Candidate[Question] = Candidate(
        question=FactShort(prompt="Which animal did Ada bring home from the market?", accepted=("a goat",)),
        sentence=0, worth=0.9, safety=0.9, about="goat",
    )  # fmt: skip
    telling: Candidate[Question] = Candidate(
        question=FactShort(prompt="Where did Ada buy the goat that she brought home from the market?", accepted=("Ulm",)),
        sentence=8, worth=0.8, safety=0.9, about="ulm",
    )  # fmt: skip

    chosen, _ = select([asked, telling], analysis(), Blueprint(count=4), seed=0)

    assert [c.about for c in chosen] == ["goat"]


def test_select_orders_by_the_article() -> None:
    chosen, _ = select([fact(i) for i in (7, 2, 11, 5)], analysis(), Blueprint(count=4), seed=0)

    assert [c.sentence for c in chosen] == sorted(c.sentence for c in chosen)


@pytest.mark.parametrize("seed", range(4))
def test_key_positions_are_dealt_out_evenly(seed: int) -> None:
    chosen, _ = select([fact(i) for i in range(12)], analysis(), Blueprint(count=12), seed=seed)
    questions = [c.question for c in chosen if isinstance(c.question, ChoiceQuestion)]

    assert Counter(q.choices.index(q.key) for q in questions) == {0: 3, 1: 3, 2: 3, 3: 3}


def test_one_seed_gives_one_quiz_and_another_seed_other_choices() -> None:
    pool = [fact(i) for i in range(12)]
    first, again, other = (select(pool, analysis(), Blueprint(), seed=seed)[0] for seed in (1, 1, 2))

    assert first == again
    assert [c.about for c in first] == [c.about for c in other]
    assert first != other


def test_number_choices_are_sorted() -> None:
    years = FactChoice(prompt="In what year was the tower built?", choices=("1912", "1897", "1921", "1905"), key="1912")
    chosen, _ = select(
        [Candidate(question=years, sentence=0, worth=0.9, safety=0.9, about="1912")], analysis(), Blueprint(count=1), seed=0
    )

    assert chosen[0].question.flatten().choices == ("1897", "1905", "1912", "1921")
    assert chosen[0].question.flatten().key == ("1912",)


# What the teacher wants of the words -----------------------------------------------------------------------------------


def of_level(i: int, level: int) -> Candidate[Question]:
    return replace(word(i), level=level)


@pytest.mark.parametrize(("class_level", "wanted"), [("A2", 3), ("B1", 4), ("C1", 6)])
def test_words_are_those_that_a_class_of_that_level_meets_next(class_level: ClassLevel, wanted: int) -> None:
    pool = [of_level(level, level) for level in range(1, 7)]

    chosen, _ = select(pool, analysis(), Blueprint(count=1, level=class_level), seed=0)

    assert [candidate.level for candidate in chosen] == [wanted]


def test_word_that_a_class_knows_already_is_never_asked() -> None:
    chosen, _ = select([of_level(0, 2), of_level(1, 3)], analysis(), Blueprint(count=2, level="B2"), seed=0)

    assert chosen == ()


def test_word_that_must_come_in_comes_in_and_one_that_must_stay_out_stays_out() -> None:
    pool = [word(i) for i in range(8)]
    blueprint = Blueprint(count=3, comprehension=False, include=(NAMES[7].upper(),), exclude=(NAMES[0], NAMES[1]))

    chosen, shortfall = select(pool, analysis(), blueprint, seed=0)

    asked = {candidate.about for candidate in chosen}
    assert NAMES[7] in asked
    assert not asked & {NAMES[0], NAMES[1]}
    assert shortfall is None


def test_word_that_must_come_in_comes_in_even_where_no_vocabulary_is_wanted() -> None:
    chosen, _ = select([word(0), fact(1)], analysis(), Blueprint(count=2, vocabulary=False, include=(NAMES[0],)), seed=0)

    assert {candidate.about for candidate in chosen} == {NAMES[0], "fact 1"}


def test_word_that_nothing_can_be_asked_about_is_named() -> None:
    wanted = Blueprint(count=2, comprehension=False, include=("abacus", NAMES[9]))
    _, shortfall = select([word(i) for i in range(4)], analysis(), wanted, seed=0)

    assert shortfall == (
        f"Not in the article: “abacus”. Look at the spelling. No sure question could be made about “{NAMES[9]}”: add one by hand."
    )


def test_little_comprehension_is_told_where_both_are_wanted() -> None:
    _, shortfall = select([word(i) for i in range(8)], analysis(), Blueprint(count=4), seed=0)

    assert "Comprehension questions among them: 0." in (shortfall or "")


def test_word_that_must_stay_out_is_no_wrong_choice_either() -> None:
    offering = word(0)
    shown = offering.question.flatten().choices or ()

    chosen, _ = select([offering], analysis(), Blueprint(count=1, exclude=(shown[-1],)), seed=0)

    assert chosen == ()


def test_matching_stays_out_with_any_of_its_words_and_comes_in_with_any() -> None:
    pool = [matching(0, 1), matching(2, 3), word(4, worth=0.9)]

    chosen, _ = select(pool, analysis(), Blueprint(count=1, include=(NAMES[3],), exclude=(NAMES[1],)), seed=0)

    assert [candidate.lemmas for candidate in chosen] == [(NAMES[2], NAMES[3])]


def test_named_word_is_asked_about_in_the_best_way_and_never_in_one_that_is_not_sure() -> None:
    best, other, unsure = word(0, worth=0.9), word(0, worth=0.5), replace(word(1), safety=0.1)

    chosen, shortfall = select([other, best, unsure], analysis(), Blueprint(count=2, include=NAMES_WANTED), seed=0)

    assert [candidate.worth for candidate in chosen] == [0.9]
    assert f"“{NAMES[1]}”" in (shortfall or "")
