"""Phrases as running text, and whether a reader knows what they mean without the text before."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import determiner, is_plural, read, stands_alone, tidied, trimmed
from tests.builders import analysis_of


def word(analysis: Analysis, text: str) -> Token:
    return next(token for token in analysis.tokens if token.text == text)


def whole(analysis: Analysis, head: str) -> tuple[Token, ...]:
    return analysis.subtree(word(analysis, head))


def alone(tagged: str, head: str, *, title: str | None = None, names: dict[str, str] | None = None) -> bool:
    analysis = analysis_of(tagged, title=title, names=names)
    return stands_alone(analysis, word(analysis, head), whole(analysis, head))


# Running text -----------------------------------------------------------------------------------------------------------


def test_read_gives_the_words_with_the_article_s_own_spacing() -> None:
    analysis = analysis_of("Ada/NNP ’s/POS old/JJ mill/NN ,/, now/RB closed/VBN ,/, stands/VBZ ./.", names={"Ada": "PERSON"})

    assert read(analysis, analysis.tokens[:-1]) == "Ada’s old mill, now closed, stands"


def test_read_joins_what_is_left_when_an_aside_is_dropped() -> None:
    analysis = analysis_of("The/DT mill/NN ,/, an/DT old/JJ one/NN ,/, stands/VBZ ./.")

    assert read(analysis, [analysis.tokens[i] for i in (0, 1, 7)]) == "the mill stands"


def test_a_sentence_s_first_word_loses_its_capital_unless_it_is_a_name() -> None:
    plain = analysis_of("Storms/NNS broke/VBD ./.")
    name = analysis_of("Zátopek/NNP ran/VBD ./.", names={"Zátopek": "PERSON"})
    inner = analysis_of("Then/RB Storms/NNS broke/VBD ./.")

    assert read(plain, plain.tokens[:2]) == "storms broke"
    assert read(name, name.tokens[:2]) == "Zátopek ran"
    assert read(inner, inner.tokens[1:3]) == "Storms broke"


@pytest.mark.parametrize("shout", ["NATO", "I"])
def test_capitals_that_are_no_sentence_case_stay(shout: str) -> None:
    analysis = analysis_of(f"{shout}/PRP met/VBD ./.")

    assert read(analysis, analysis.tokens[:2]) == f"{shout} met"


def test_read_writes_a_name_in_place_of_a_pronoun() -> None:
    analysis = analysis_of("He/PRP ran/VBD ./.")

    assert read(analysis, analysis.tokens[:2], {0: "Emil Zátopek"}) == "Emil Zátopek ran"


def test_tidied_keeps_a_comma_only_between_kept_neighbours() -> None:
    analysis = analysis_of("red/JJ ,/, green/JJ ,/, and/CC blue/JJ")

    assert [token.text for token in tidied(analysis, analysis.tokens[:3])] == ["red", ",", "green"]
    assert [token.text for token in tidied(analysis, analysis.tokens[:2])] == ["red"]


def test_trimmed_drops_what_commas_set_off() -> None:
    analysis = analysis_of(
        "The/DT/det/mill mill/NN/nsubj/stands ,/,/punct/mill ruin/NN/appos/mill ,/,/punct/mill stands/VBZ/ROOT"
    )

    assert [token.text for token in trimmed(analysis, analysis.tokens[1])] == ["The", "mill"]


# Standing alone ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tagged", "head"),
    [
        pytest.param("A/DT/det/storm storm/NN/nsubj/broke broke/VBD/ROOT", "storm", id="indefinite"),
        pytest.param("Storms/NNS/nsubj/broke broke/VBD/ROOT", "Storms", id="bare plural"),
        pytest.param("The/DT/det/sun sun/NN/nsubj/rose rose/VBD/ROOT", "sun", id="there is only one"),
        pytest.param(
            "The/DT/det/mayor mayor/NN/nsubj/left of/IN/prep/mayor Ulm/NNP/pobj/of left/VBD/ROOT",
            "mayor",
            id="told by what follows",
        ),
    ],
)
def test_phrase_stands_alone(tagged: str, head: str) -> None:
    assert alone(tagged, head)


@pytest.mark.parametrize(
    ("tagged", "head"),
    [
        pytest.param("The/DT/det/boat boat/NN/nsubj/sank sank/VBD/ROOT", "boat", id="the, said for the first time"),
        pytest.param("This/DT/det/boat boat/NN/nsubj/sank sank/VBD/ROOT", "boat", id="this"),
        pytest.param("Such/JJ/amod/boats boats/NNS/nsubj/sank sank/VBD/ROOT", "boats", id="such"),
        pytest.param("The/DT/det/boat other/JJ/amod/boat boat/NN/nsubj/sank sank/VBD/ROOT", "boat", id="the other"),
        pytest.param("The/DT/det/boat new/JJ/amod/boat boat/NN/nsubj/sank sank/VBD/ROOT", "boat", id="a weak adjective"),
        pytest.param(
            "The/DT/det/runner fastest/JJS/amod/runner runner/NN/nsubj/won won/VBD/ROOT", "runner", id="a bare superlative"
        ),
        pytest.param("They/PRP/nsubj/saw saw/VBD/ROOT one/CD/dobj/saw", "one", id="one"),
        pytest.param("Three/CD/nsubj/sank sank/VBD/ROOT", "Three", id="a bare number"),
    ],
)
def test_phrase_that_points_back_does_not_stand_alone(tagged: str, head: str) -> None:
    assert not alone(tagged, head)


def test_the_stands_alone_when_the_title_names_it_or_the_article_keeps_coming_back() -> None:
    boat = "The/DT/det/boat boat/NN/nsubj/sank sank/VBD/ROOT ./."

    assert alone(boat, "boat", title="The Boat")
    old = "The/DT/det/boat wooden/JJ/amod/boat boat/NN/nsubj/sank sank/VBD/ROOT ./."
    assert alone("\n".join([old] * 3), "boat")
    assert not alone("\n".join([old] * 2), "boat")
    assert alone("\n".join([boat] * 4), "boat")
    assert not alone("\n".join([boat] * 3), "boat")


def test_a_name_stands_alone_after_the() -> None:
    rhine = "The/DT/det/Rhine Rhine/NNP/nsubj/rose rose/VBD/ROOT"

    assert alone(rhine, "Rhine", names={"Rhine": "LOC"})


# Number and determiner --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tagged", "head", "plural"),
    [
        ("boats/NNS", "boats", True),
        ("boat/NN", "boat", False),
        ("police/NN", "police", True),
        ("Ada/NNP and/CC/cc/Ada Ben/NNP/conj/Ada", "Ada", True),
        ("Ada/NNP or/CC/cc/Ada Ben/NNP/conj/Ada", "Ada", False),
    ],
)
def test_is_plural_goes_by_head_and_and(tagged: str, head: str, plural: bool) -> None:
    analysis = analysis_of(tagged)

    assert is_plural(analysis, word(analysis, head)) is plural


@pytest.mark.parametrize(
    ("tagged", "kind"),
    [
        ("the/DT/det/boat boat/NN", "the"),
        ("an/DT/det/boat old/JJ/amod/boat boat/NN", "a"),
        ("Ada/NNP/poss/boat boat/NN", "poss"),
        ("two/CD/nummod/boat boat/NN", "number"),
        ("boat/NN", "bare"),
        ("every/DT/det/boat boat/NN", "every"),
    ],
)
def test_determiner_names_how_a_noun_is_introduced(tagged: str, kind: str) -> None:
    analysis = analysis_of(tagged)

    assert determiner(analysis, word(analysis, "boat")) == kind
