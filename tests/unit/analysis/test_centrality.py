"""How much of an article hangs on a sentence."""

from __future__ import annotations

from quizgen.analysis.centrality import centrality
from tests.builders import analysis_of

MILL = "The/DT mill/NN ground/VBD wheat/NN ./."
DUCK = "A/DT duck/NN quacked/VBD loudly/RB ./."


def weights(tagged: str, title: str | None = None) -> tuple[float, ...]:
    return centrality(analysis_of(tagged, title=title))


def test_sentence_that_the_article_comes_back_to_weighs_most() -> None:
    found = weights(f"A/DT cow/NN slept/VBD ./.\n\n{MILL}\n{MILL}\n{DUCK}")

    assert found[1] == found[2] == 1.0
    assert found[3] < found[1]


def test_words_of_the_title_weigh_more() -> None:
    plain, titled = weights(f"{MILL}\n\n{DUCK}"), weights(f"{MILL}\n\n{DUCK}", title="The Ducks")

    assert titled[1] / titled[0] > plain[1] / plain[0]


def test_first_paragraph_weighs_more() -> None:
    found = weights(f"{DUCK}\n\n{DUCK}")

    assert found[0] == 1.0
    assert found[1] < 1.0


def test_weights_lie_between_0_and_1_even_where_nothing_carries_meaning() -> None:
    assert weights("So/RB it/PRP is/VBZ/aux/it ./.") == (0.0,)
    assert all(0.0 <= weight <= 1.0 for weight in weights(f"{MILL}\n{DUCK}\n\nOh/UH ./."))


def test_sentence_that_tells_a_cause_weighs_more() -> None:
    plain, caused = weights(f"{MILL}\n\n{MILL}\n\nA/DT mill/NN ground/VBD/advcl wheat/NN because/IN/mark/ground ./.")[1:]

    assert caused > plain
