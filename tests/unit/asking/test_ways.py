"""Each way of asking, on a parsed sentence: the question and its answer spelled out, and what is left unasked."""

from __future__ import annotations

import pytest

from quizgen.analysis.statements import statements
from quizgen.asking import ask_all, evidence_of, weight_of, worth_of
from quizgen.asking.asked import Asked
from tests.reading import lexicon
from tests.unit.analysis.parsing import parsed


def asked(*paragraphs: str) -> tuple[Asked, ...]:
    return ask_all(parsed(*paragraphs), lexicon())


def answers(*paragraphs: str) -> dict[str, str]:
    """Each question with its answer."""
    return {one.question: one.answer for one in asked(*paragraphs)}


def about(kind: str, *paragraphs: str) -> list[str]:
    """The questions whose answers are of one kind."""
    return [one.question for one in asked(*paragraphs) if one.kind == kind]


CASES = [
    pytest.param(
        "Ida Lund opened a new school in 1912.", "person", "Who opened a new school in 1912?", "Ida Lund", id="who did it"
    ),
    pytest.param(
        "In winter the villagers of Ulm built a new mill.",
        "people",
        "Who built a new mill in winter?",
        "the villagers of Ulm",
        id="which people",
    ),
    pytest.param(
        "The bridge of Bath was designed by Isambard Brunel in 1830.",
        "person",
        "Who designed the bridge of Bath in 1830?",
        "Isambard Brunel",
        id="by whom, made active",
    ),
    pytest.param(
        "A doctor examined Ida Lund in Vienna in 1912.",
        "person",
        "Whom did a doctor examine in Vienna in 1912?",
        "Ida Lund",
        id="whom",
    ),
    pytest.param(
        "The council of Ghent closed a large school because the roof had fallen into the yard.",
        "thing",
        "What did the council of Ghent close?",
        "a large school",
        id="what was done; the reason left out",
    ),
    pytest.param(
        "Denmark sold an old ship to Finland.",
        "place",
        "Which country sold an old ship to Finland?",
        "Denmark",
        id="which country",
    ),
    pytest.param("The capital of Norway is Oslo.", "place", "Which city is the capital of Norway?", "Oslo", id="which one it is"),
    pytest.param(
        "A narrow channel near Elba is called the Sound.",
        "term",
        "What is a narrow channel near Elba called?",
        "the Sound",
        id="what it is called",
    ),
    pytest.param(
        "The making of food from light is known as photosynthesis.",
        "term",
        "What is the making of food from light known as?",
        "photosynthesis",
        id="what it is known as",
    ),
    pytest.param(
        "In 1847, Parliament passed a law against slavery.",
        "year",
        "In what year did Parliament pass a law against slavery?",
        "1847",
        id="in what year",
    ),
    pytest.param(
        "Parliament passed the law on 12 May 1847.",
        "date",
        "On what date did Parliament pass the law?",
        "12 May 1847",
        id="on what date",
    ),
    pytest.param(
        "The library of Ghent opened in March 1921.",
        "month",
        "When did the library of Ghent open?",
        "March 1921",
        id="when, for a month with its year",
    ),
    pytest.param(
        "The school in Dublin closed in April.",
        "month",
        "In which month did the school in Dublin close?",
        "April",
        id="in which month",
    ),
    pytest.param(
        "The school in Dublin closed on Monday.",
        "day",
        "On which day did the school in Dublin close?",
        "Monday",
        id="on which day",
    ),
    pytest.param(
        "Marie Curie discovered radium in Paris in 1898.",
        "place",
        "In which city did Marie Curie discover radium in 1898?",
        "Paris",
        id="in which city",
    ),
    pytest.param(
        "Twelve jars stood on a shelf in the kitchen of Ida Lund.",
        "number",
        "How many jars stood on a shelf in the kitchen of Ida Lund?",
        "twelve",
        id="how many did it",
    ),
    pytest.param(
        "A village on the coast of Norway lost 40 boats in a great storm.",
        "number",
        "How many boats did a village on the coast of Norway lose in a great storm?",
        "40",
        id="how many it was done to",
    ),
    pytest.param(
        "Scientists from Canada studied the salmon of Alaska for twelve years.",
        "number",
        "For how many years did scientists from Canada study the salmon of Alaska?",
        "twelve",
        id="for how many years",
    ),
    pytest.param(
        "The council of Ghent closed a large school because the roof had fallen into the yard.",
        "reason",
        "Why did the council of Ghent close a large school?",
        "the roof had fallen into the yard",
        id="why, for a reason",
    ),
    pytest.param(
        "The people of Elba dug a deep ditch to keep the cold sea water out of their fields.",
        "purpose",
        "Why did the people of Elba dig a deep ditch?",
        "to keep the cold sea water out of their fields",
        id="why, for a purpose",
    ),
    pytest.param(
        "Lukas Berg saved a hundred trees by digging a ditch around the garden of Ida Lund.",
        "means",
        "How did Lukas Berg save a hundred trees?",
        "by digging a ditch around the garden of Ida Lund",
        id="how",
    ),
    pytest.param(
        "Norway and Sweden have agreed to share the cost of a new bridge.",
        "action",
        "What have Norway and Sweden agreed to do?",
        "share the cost of a new bridge",
        id="what they agreed to do",
    ),
    pytest.param(
        "Researchers in Canada found that cold water slows the heart of a swimmer.",
        "claim",
        "What did researchers in Canada find?",
        "cold water slows the heart of a swimmer",
        id="what they found",
    ),
]


@pytest.mark.parametrize(("text", "kind", "question", "answer"), CASES)
def test_question_asks_for_one_part_and_keeps_the_rest(text: str, kind: str, question: str, answer: str) -> None:
    assert (question, answer) in [(one.question, one.answer) for one in asked(text) if one.kind == kind]


@pytest.mark.parametrize("text", [case.values[0] for case in CASES], ids=[str(case.id) for case in CASES])
def test_question_is_a_whole_sentence_that_does_not_hold_its_answer(text: object) -> None:
    found = asked(str(text))

    assert found
    for one in found:
        assert one.question[0].isupper()
        assert one.question.endswith("?")
        assert one.answer.lower() not in one.question.lower()
        assert 0 < one.sure <= 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The farmers of Ulm did not sell the rice of Ghent in 1912.", id="a denial"),
        pytest.param("The mill burned down in 1907.", id="nobody knows which mill"),
        pytest.param("This mill burned down in 1907.", id="this"),
        pytest.param("Captain Berg crossed it in 1907.", id="an object that is a pronoun"),
        pytest.param("“Ida Lund opened a school in 1912,” the mayor of Ghent said.", id="direct speech"),
        pytest.param("Did Ida Lund open a school in 1912?", id="a question"),
        pytest.param("Poland is.", id="nothing is said"),
    ],
)
def test_nothing_is_asked_where_a_stranger_would_not_understand(text: str) -> None:
    assert answers(text) == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("thing", "Ida Lund took a good look at the mill of Ulm.", id="half of an idiom"),
        pytest.param("thing", "Ida Lund sold it to a farmer in 1912.", id="a pronoun"),
        pytest.param("thing", "Ida Lund changed the way of life in 1912.", id="a noun that says nothing"),
        pytest.param("people", "Some farmers of Ulm built a new mill in Ghent.", id="some of them"),
        pytest.param("place", "Ida Lund sold salt in Norway in Oslo in 1905.", id="two places"),
        pytest.param("year", "Ida Lund sold salt in 1905 in Norway in March.", id="two times"),
        pytest.param("number", "The twelve jars stood on a shelf in the kitchen of Ida Lund.", id="the twelve"),
        pytest.param("number", "In 1912 boats of oak sailed to Norway.", id="a year before a noun"),
        pytest.param("reason", "The council of Ghent closed a school because it rained.", id="it that is not the council"),
        pytest.param("reason", "The council of Ghent closed a school because this was needed.", id="a reason that points back"),
        pytest.param("reason", "The council of Ghent closed a school because of age.", id="a reason of one word"),
        pytest.param("claim", "Some researchers in Canada found that cold water slows the heart.", id="what some found"),
        pytest.param("action", "Norway has agreed to do so.", id="to do so"),
        pytest.param("term", "The making of food from light became known as photosynthesis.", id="became known as"),
        pytest.param("place", "Norway and Sweden signed a treaty in 1905.", id="two places that did it together"),
        pytest.param("place", "Ida Lund sold salt in Norway and Sweden in 1905.", id="two places joined"),
        pytest.param("person", "In winter Ida Lund built a mill in Bath.", id="a season taken for part of a name"),
        pytest.param("thing", "The Romans moved heavy stones by rolling them.", id="too little is said"),
    ],
)
def test_part_is_left_unasked(kind: str, text: str) -> None:
    assert about(kind, text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        pytest.param(
            "The bakery of Ghent sells most of the bread in the county, so by noon the shelves of Ghent were bare.",
            "Why were the shelves of Ghent bare by noon?",
            "The bakery of Ghent sells most of the bread in the county.",
            id="so, after a comma",
        ),
        pytest.param(
            "The rain of 1912 had washed the bridge of Ulm away. As a result, Ida Lund sold a boat to Norway.",
            "Why did Ida Lund sell a boat to Norway?",
            "The rain of 1912 had washed the bridge of Ulm away.",
            id="as a result, in the next sentence",
        ),
        pytest.param(
            "If the river Rhine freezes in winter, the farmers of Ulm walk to Ghent.",
            "What happens if the river Rhine freezes in winter?",
            "The farmers of Ulm walk to Ghent.",
            id="what happens if",
        ),
        pytest.param(
            "When the library of Ghent burned down, the farmers of Ulm carried their flour to Ghent.",
            "What happened when the library of Ghent burned down?",
            "The farmers of Ulm carried their flour to Ghent.",
            id="what happened when",
        ),
        pytest.param(
            "Ida Lund left Ghent in order to find better work in Oslo.",
            "Why did Ida Lund leave Ghent?",
            "to find better work in Oslo",
            id="in order to",
        ),
        pytest.param(
            "The council of Ghent closed the school because the roof leaked and the doors were broken.",
            "Why did the council of Ghent close the school?",
            "the roof leaked and the doors were broken",
            id="because, with both its halves",
        ),
        pytest.param(
            "Ida Lund did not sell the mill because her son needed flour.",
            "Why did Ida Lund not sell the mill?",
            "her son needed flour",
            id="why not",
        ),
    ],
)
def test_why_and_what_then_are_asked_with_the_whole_answer(text: str, question: str, answer: str) -> None:
    assert answers(text, "The mill and the school and the mill and the school.").get(question) == answer


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is small, so Ida Lund sold a boat to Norway.", id="it, that nothing names"),
        pytest.param("Ida Lund walked so far that she lost a shoe.", id="so far"),
        pytest.param("If it gets too warm, the fish of Ulm swim away.", id="a condition of it"),
        pytest.param("To make matters worse, Ida Lund sold a boat to Norway.", id="a phrase that gives no purpose"),
    ],
)
def test_no_reason_is_made_up(text: str) -> None:
    assert not {one.kind for one in asked(text)} & {"reason", "purpose", "result"}


def test_who_did_it_is_not_asked_of_the_one_person_whom_all_is_about() -> None:
    life = "Ida Lund opened a school in Ghent in 1912."
    others = "Ida Lund was poor. Ida Lund was kind. Ida Lund was old."

    assert "Who opened a school in Ghent in 1912?" in answers(life)
    assert "Who opened a school in Ghent in 1912?" not in answers(life, others)


def test_one_of_two_persons_joined_is_never_the_answer() -> None:
    found = answers("Ida Lund met Ada Byron and Karl Marx in 1840.")

    assert "Who met Ada Byron and Karl Marx in 1840?" in found
    assert "Whom did Ida Lund meet in 1840?" not in found


def test_question_is_dropped_where_another_sentence_answers_it_otherwise() -> None:
    alone = "Ida Lund opened a new school in Ghent."
    other = "Lukas Berg opened a new school in Ghent too."

    assert "Who opened a new school in Ghent?" in answers(alone)
    assert "Who opened a new school in Ghent?" not in answers(alone, other)


def test_what_the_title_names_is_not_asked_for() -> None:
    text = "Lukas Berg sold a boat of oak to Norway. He had a mill and a mill and a mill."

    assert "thing" in {one.kind for one in ask_all(parsed(text), lexicon())}
    assert "thing" not in {one.kind for one in ask_all(parsed(text, title="The boat"), lexicon())}


def test_relative_clause_is_asked_with_less_certainty() -> None:
    relative = asked("Ida Lund, who studied in Ghent, opened a new school in 1912.")
    main = asked("Ida Lund studied in Ghent.")

    studied = {one.question: one.sure for one in relative}
    assert (
        studied["In which city did Ida Lund study?"]
        < {one.question: one.sure for one in main}["In which city did Ida Lund study?"]
    )


def test_question_writes_the_name_for_a_pronoun_and_shows_where_it_was_named() -> None:
    text = "Ida Lund sold a boat in 1912. She bought a mill in Ghent in 1913."
    analysis = parsed(text)
    found = next(one for one in asked(text) if one.question == "In what year did Ida Lund buy a mill in Ghent?")

    (span,) = evidence_of(analysis, found)

    assert span.of(analysis.article.text) == text
    assert found.sure < 0.95


def test_evidence_is_the_one_sentence_where_nothing_was_resolved() -> None:
    text = "Ida Lund sold a boat in 1912. Lukas Berg bought a mill in Ghent in 1913."
    analysis = parsed(text)
    found = next(one for one in asked(text) if one.question == "Who bought a mill in Ghent in 1913?")

    assert [span.of(analysis.article.text) for span in evidence_of(analysis, found)] == [
        "Lukas Berg bought a mill in Ghent in 1913."
    ]


def test_reason_is_worth_more_than_a_thing_of_the_same_sentence() -> None:
    text = "The council of Ghent closed a large school because the roof had fallen into the yard."
    worth = {one.kind: worth_of(parsed(text), one) for one in asked(text)}

    assert worth["reason"] > worth["thing"] > 0


def test_weight_lies_between_its_bounds_and_is_less_for_a_relative_clause() -> None:
    analysis = parsed("Ida Lund, who was born in Ghent, opened a new school in 1912.")
    weights = {one.source: weight_of(analysis, one) for one in statements(analysis)}

    assert 0 < weights["relative"] < weights["main"] <= 1
