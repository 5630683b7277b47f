"""One label for each name, agreed over all that the article says of it."""

from __future__ import annotations

import pytest

from quizgen.analysis.names import agreed
from tests.builders import analysis_of


def mentions_of(tagged: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """The agreed mentions; `found` gives words and label as parsed, in the order of the text."""
    analysis = analysis_of(tagged)
    parsed, start = [], 0
    for words, label in found:
        count = len(words.split())
        first = next(
            i for i in range(start, len(analysis.tokens)) if [t.text for t in analysis.tokens[i : i + count]] == words.split()
        )
        parsed.append((first, first + count - 1, label))
        start = first + count
    return [(mention.text, mention.label) for mention in agreed(analysis.tokens, analysis.article.text, parsed)]


def label_of(name: str, tagged: str, *found: tuple[str, str]) -> str:
    """The one label that all mentions of the name have."""
    (label,) = {label for text, label in mentions_of(tagged, *found) if text == name}
    return label


SAID = "Noor/NNP/nsubj/said said|say/VBD/ROOT so/RB/advmod/said ./."
ORG = ("Noor", "ORG")


@pytest.mark.parametrize(
    "tagged",
    [
        pytest.param("Dr./NNP/compound/Noor Noor/NNP/nsubj/left left|leave/VBD/ROOT ./.", id="a title before it"),
        pytest.param("Noor/NNP ,/, who/WP left|leave/VBD ./.", id="who after it"),
        pytest.param("Noor/NNP/nsubj/smiled smiled|smile/VBD/ROOT ./.", id="it has a face"),
        pytest.param("Noor/NNP (/-LRB- 1998/CD )/-RRB- agrees|agree/VBZ ./.", id="a work cited by its year"),
    ],
)
def test_name_is_a_person_s_on_one_clear_sign(tagged: str) -> None:
    assert label_of("Noor", tagged, ORG) == "PERSON"


def test_name_that_only_says_something_may_be_a_company() -> None:
    assert label_of("Noor", SAID, ORG) == "ORG"
    assert label_of("Noor", f"{SAID}\n{SAID}", ORG, ORG) == "PERSON"


def test_name_with_a_body_part_of_its_own_needs_one_more_sign() -> None:
    closed = "Noor/NNP/nsubj/closed closed|close/VBD/ROOT her/PRP$/poss/eyes eyes/NNS/dobj/closed ./."

    assert label_of("Noor", closed, ORG) == "ORG"
    assert label_of("Noor", f"{closed}\n{SAID}", ORG, ORG) == "PERSON"


def test_most_mentions_win() -> None:
    sold = "Acme/NNP/nsubj/sold sold|sell/VBD/ROOT ./."
    labels = ("ORG", "PERSON", "ORG")

    found = mentions_of("\n".join([sold] * 3), *(("Acme", label) for label in labels))

    assert found == [("Acme", "ORG")] * 3


def test_accents_and_case_part_no_names() -> None:
    text = "Zátopek/NNP ran/VBD ./.\nZatopek/NNP ran/VBD ./.\nZátopek/NNP ran/VBD ./."

    found = mentions_of(text, ("Zátopek", "PERSON"), ("Zatopek", "GPE"), ("Zátopek", "PERSON"))

    assert {label for _, label in found} == {"PERSON"}


@pytest.mark.parametrize(
    ("name", "parsed", "label"),
    [
        ("Crown Street", "PERSON", "FAC"),
        ("Han River", "GPE", "LOC"),
        ("Leeds University", "GPE", "ORG"),
        pytest.param("Bridge", "PERSON", "PERSON", id="a name of one word says nothing of its kind"),
    ],
)
def test_last_word_of_a_name_says_what_it_names(name: str, parsed: str, label: str) -> None:
    tagged = " ".join(f"{word}/NNP" for word in name.split()) + " lay|lie/VBD there/RB ./."

    assert label_of(name, tagged, (name, parsed)) == label


FULL = "Anna/NNP/compound/Berg Berg/NNP/nsubj/left left|leave/VBD/ROOT ./."
OTHER = "Lukas/NNP/compound/Berg Berg/NNP/nsubj/left left|leave/VBD/ROOT ./."
ALONE = "Berg/NNP/nsubj/left left|leave/VBD/ROOT ./."


def test_surname_alone_goes_with_the_one_person_who_bears_it() -> None:
    assert label_of("Berg", f"{FULL}\n{ALONE}", ("Anna Berg", "PERSON"), ("Berg", "GPE")) == "PERSON"


def test_surname_that_two_bear_keeps_its_own_label() -> None:
    text = f"{FULL}\n{OTHER}\n{ALONE}"

    assert label_of("Berg", text, ("Anna Berg", "PERSON"), ("Lukas Berg", "PERSON"), ("Berg", "GPE")) == "GPE"


def test_mention_loses_its_article_and_its_possessive_mark() -> None:
    text = "The/DT Rhine/NNP rose/VBD ./.\nAda/NNP ’s/POS mill/NN burned/VBD ./."

    assert mentions_of(text, ("The Rhine", "LOC"), ("Ada ’s", "PERSON")) == [("Rhine", "LOC"), ("Ada", "PERSON")]


def test_mention_of_marks_alone_is_none() -> None:
    assert mentions_of("The/DT mill/NN burned/VBD ./.", ("The", "ORG"), (".", "ORG")) == []


def test_repeat_that_the_parser_passed_over_is_added_in_its_place() -> None:
    text = "Ada/NNP ran/VBD ./.\nBen/NNP saw/VBD Ada/NNP ./."

    assert mentions_of(text, ("Ada", "PERSON")) == [("Ada", "PERSON"), ("Ada", "PERSON")]


def test_surname_that_the_parser_took_for_a_word_is_added() -> None:
    text = f"{FULL}\nBerg/NN/nsubj/left left|leave/VBD/ROOT ./."

    assert mentions_of(text, ("Anna Berg", "PERSON")) == [("Anna Berg", "PERSON"), ("Berg", "PERSON")]


def test_numbers_and_dates_keep_the_label_they_were_given() -> None:
    text = "In/IN 1912/CD it/PRP sank/VBD ./.\nThey/PRP lost/VBD 1912/CD sheep/NNS ./."

    assert mentions_of(text, ("1912", "DATE"), ("1912", "CARDINAL")) == [("1912", "DATE"), ("1912", "CARDINAL")]
