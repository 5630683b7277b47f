"""Whom “he” and what “both countries” mean, and when that is not sure."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis, Token
from quizgen.analysis.reference import agrees, full_name, pair_meant, person_meant
from tests.builders import analysis_of


def word(analysis: Analysis, text: str) -> Token:
    """The last token of that spelling, whatever its case."""
    return [token for token in analysis.tokens if token.text.lower() == text][-1]


# One person --------------------------------------------------------------------------------------------------------------

IDA = "Ida/NNP/compound/Lund Lund/NNP/nsubj/left left|leave/VBD/ROOT ./."
LUND = "Lund/NNP/nsubj/left left|leave/VBD/ROOT ./."
BEN = "Ben/NNP/compound/Kay Kay/NNP/nsubj/left left|leave/VBD/ROOT ./."
SHE = "She/PRP/nsubj/slept slept|sleep/VBD/ROOT ./."
HE = "He/PRP/nsubj/slept slept|sleep/VBD/ROOT ./."
PEOPLE = {"Ida Lund": "PERSON", "Ben Kay": "PERSON"}


def meant(tagged: str, pronoun: str, names: dict[str, str] | None = None) -> str | None:
    analysis = analysis_of(tagged, names=PEOPLE if names is None else names)
    return person_meant(analysis, word(analysis, pronoun))


@pytest.mark.parametrize(
    ("tagged", "pronoun"),
    [
        pytest.param(f"{IDA}\n{SHE}", "she", id="named in the sentence before"),
        pytest.param(
            "Ida/NNP/compound/Lund Lund/NNP/nsubj/left left|leave/VBD/ROOT when/WRB she/PRP/nsubj/slept slept/VBD ./.",
            "she",
            id="named in the same sentence",
        ),
        pytest.param(f"{IDA}\n{IDA}\n{SHE}", "she", id="named twice"),
        pytest.param(f"{BEN}\n\n{IDA}\n{SHE}", "she", id="another person in another paragraph"),
        pytest.param(f"{BEN}\n{IDA}\n{IDA}\n{SHE}", "she", id="another person two sentences before"),
        pytest.param(f"Mrs./NNP/compound/Lund {IDA}\n{SHE}", "she", id="a title that fits"),
        pytest.param(f"{IDA}\n\n{SHE}", "she", id="a new paragraph on the only person"),
        pytest.param(f"{IDA}\nIt/PRP rained/VBD ./.\n{SHE}", "she", id="a sentence between, on the only person"),
    ],
)
def test_person_meant_is_the_only_one_named_near_by(tagged: str, pronoun: str) -> None:
    assert meant(tagged, pronoun) == "Ida Lund"


def test_person_meant_is_given_the_full_name_of_the_article() -> None:
    assert meant(f"{IDA}\n\n{LUND}\n{SHE}", "she", {**PEOPLE, "Lund": "PERSON"}) == "Ida Lund"


@pytest.mark.parametrize(
    ("tagged", "pronoun"),
    [
        pytest.param(SHE, "she", id="nobody is named"),
        pytest.param(f"{IDA}\nThey/PRP/nsubj/slept slept/VBD/ROOT ./.", "they", id="several are meant"),
        pytest.param(f"{BEN}\n{IDA}\n\n{SHE}", "she", id="a new paragraph, and another is named as often"),
        pytest.param(f"{IDA}\n" + "It/PRP rained/VBD ./.\n" * 6 + SHE, "she", id="too far away"),
        pytest.param(
            f"Ida/NNP/compound/Lund Lund/NNP/nsubj/met met/VBD/ROOT Ben/NNP/compound/Kay Kay/NNP/dobj/met ./.\n{SHE}",
            "she",
            id="two are named",
        ),
        pytest.param(
            f"It/PRP/nsubj/hit hit/VBD/ROOT Ida/NNP/compound/Lund Lund/NNP/dobj/hit ./.\n{SHE}", "she", id="named as the object"
        ),
        pytest.param(
            f"Ida/NNP/compound/Lund Lund/NNP/nsubj/met met/VBD/ROOT her/PRP$ sister/NN/dobj/met ./.\n{SHE}",
            "she",
            id="somebody without a name stands by",
        ),
        pytest.param(f"Mr./NNP/compound/Lund {LUND}\n{SHE}", "she", id="Mr. is no she"),
        pytest.param(f"Mrs./NNP/compound/Lund {LUND}\n{HE}", "he", id="Mrs. is no he"),
    ],
)
def test_person_meant_is_none_unless_certain(tagged: str, pronoun: str) -> None:
    names = {"Lund": "PERSON"} if "./NNP" in tagged else PEOPLE

    assert meant(tagged, pronoun, names) is None


# Two at once -------------------------------------------------------------------------------------------------------------

TREATY = "Norway/NNP/nsubj/met and/CC/cc/Norway Sweden/NNP/conj/Norway met/VBD/ROOT ./."
RIVALS = "Kim/NNP/nsubj/met and/CC/cc/Kim Moon/NNP/conj/Kim met/VBD/ROOT ./."
LABELS = {"Norway": "GPE", "Sweden": "GPE", "Peru": "GPE", "Chile": "GPE", "Kim": "PERSON", "Moon": "PERSON"}


def pair(phrase: str, before: str, noun: str = "countries") -> str | None:
    analysis = analysis_of(f"{before}\n{phrase} left/VBD/ROOT ./.", names=LABELS)
    head = word(analysis, noun)
    return pair_meant(analysis, head, analysis.subtree(head))


BOTH = "Both/DT/det/countries countries|country/NNS/nsubj/left"
THE_TWO = "The/DT/det/{0} two/CD/nummod/{0} {0}|{1}/NNS/nsubj/left"


def test_pair_meant_is_the_one_that_the_text_has_joined() -> None:
    assert pair(BOTH, TREATY) == "Norway and Sweden"
    assert pair(THE_TWO.format("countries", "country"), TREATY) == "Norway and Sweden"
    assert pair(THE_TWO.format("leaders", "leader"), RIVALS, "leaders") == "Kim and Moon"
    assert pair(BOTH, f"{TREATY}\n{RIVALS}\n{TREATY}") == "Norway and Sweden"


@pytest.mark.parametrize(
    ("phrase", "before", "noun"),
    [
        pytest.param("Countries|country/NNS/nsubj/left", TREATY, "countries", id="no both"),
        pytest.param(
            "Three/CD/nummod/countries countries|country/NNS/nsubj/left", TREATY, "countries", id="another number than two"
        ),
        pytest.param(BOTH, RIVALS, "countries", id="persons are no countries"),
        pytest.param(BOTH, TREATY.replace("and/CC", "or/CC"), "countries", id="joined by or"),
        pytest.param(
            BOTH, f"{TREATY}\nPeru/NNP/nsubj/met and/CC Chile/NNP met/VBD/ROOT ./.", "countries", id="two pairs were joined"
        ),
        pytest.param(BOTH, "Norway/NNP/nsubj/met met/VBD/ROOT Sweden/NNP/dobj/met ./.", "countries", id="never joined"),
        pytest.param("Both/DT/det/mills mills|mill/NNS/nsubj/left", TREATY, "mills", id="a noun that is no country"),
    ],
)
def test_pair_meant_is_none_unless_certain(phrase: str, before: str, noun: str) -> None:
    assert pair(phrase, before, noun) is None


# Names and numbers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("short", "full"), [("Lund", "Ida Lund"), ("Ida", "Ida Lund"), ("Kay", "Kay")])
def test_full_name_is_the_one_longer_name_that_the_short_one_is_part_of(short: str, full: str) -> None:
    analysis = analysis_of(f"{IDA}\n{short}/NNP left/VBD ./.", names={"Ida Lund": "PERSON", short: "PERSON"})

    assert full_name(analysis, analysis.mentions[-1]) == full


def test_full_name_stays_short_when_two_bear_it() -> None:
    two = f"{IDA}\nPer/NNP/compound/Lund {LUND}\n{LUND}"
    analysis = analysis_of(two, names={"Ida Lund": "PERSON", "Per Lund": "PERSON", "Lund": "PERSON"})

    assert full_name(analysis, analysis.mentions[-1]) == "Lund"


@pytest.mark.parametrize(
    ("pronoun", "noun", "fits"),
    [
        ("they", "boats/NNS", True),
        ("their", "boat/NN", False),
        ("it", "boat/NN", True),
        ("its", "boats/NNS", False),
        ("she", "boat/NN", True),
        ("himself", "boats/NNS", False),
        ("we", "boats/NNS", False),
    ],
)
def test_agrees_goes_by_number(pronoun: str, noun: str, fits: bool) -> None:
    analysis = analysis_of(f"{noun} {pronoun}/PRP")

    assert agrees(analysis, analysis.tokens[1], analysis.tokens[0]) is fits
