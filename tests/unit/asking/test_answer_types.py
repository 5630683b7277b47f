"""What kind of thing answers a question, and where label, class and form leave doubt."""

from __future__ import annotations

import pytest

from quizgen.analysis import Analysis, Token
from quizgen.analysis.phrases import Phrase
from quizgen.asking.answer_types import Wh, is_person, noun_class, place_noun, when, who_or_what
from tests.builders import analysis_of
from tests.reading import lexicon


def head(analysis: Analysis) -> Token:
    return analysis.tokens[-1]


def wh(tagged: str, label: str | None = None) -> Wh | None:
    """The question phrase for a noun phrase whose last word is its head, and whose whole is a name when it has a label."""
    analysis = analysis_of(tagged)
    names = {analysis.article.text: label} if label else {}
    analysis = analysis_of(tagged, names=names)
    return who_or_what(analysis, lexicon(), head(analysis))


def name(words: str) -> str:
    return " ".join(f"{word}/NNP" for word in words.split())


@pytest.mark.parametrize(
    ("tagged", "label", "phrase", "kind"),
    [
        pytest.param(name("Emil Zátopek"), "PERSON", "who", "person", id="a person's name"),
        pytest.param(name("Vincent van Gogh"), "PERSON", "who", "person", id="a name with a small particle"),
        pytest.param("teacher/NN", None, "who", "people", id="a noun for persons"),
        pytest.param("hammer/NN", None, "what", "thing", id="a noun for things"),
        pytest.param("horse/NN", None, "what", "thing", id="an animal is no who"),
        pytest.param(name("Vienna"), "GPE", "which city", "place", id="a city"),
        pytest.param(name("Norway"), "GPE", "which country", "place", id="a country"),
        pytest.param(name("Texas"), "GPE", "which state", "place", id="a state of America"),
        pytest.param(name("Han River"), "LOC", "which river", "place", id="a river by its last word"),
        pytest.param(name("Leeds University"), "ORG", "which university", "organisation", id="an organisation by its last word"),
        pytest.param(name("Tower Bridge"), "FAC", "which bridge", "thing", id="a building by its last word"),
    ],
)
def test_who_or_what_fits_the_answer(tagged: str, label: str | None, phrase: str, kind: str) -> None:
    found = wh(tagged, label)

    assert found is not None
    assert (found.phrase, found.kind) == (phrase, kind)
    assert 0.5 < found.sure <= 1


@pytest.mark.parametrize(
    ("tagged", "label"),
    [
        pytest.param(name("Peru"), "PERSON", id="a country that the parser calls a person"),
        pytest.param(name("NATO"), "PERSON", id="an acronym that the parser calls a person"),
        pytest.param(name("Ulm"), "GPE", id="a place that WordNet does not know"),
        pytest.param(name("Acme"), "ORG", id="an organisation without a word for its kind"),
        pytest.param(name("Acme"), None, id="a name without a label"),
        pytest.param("star/NN", None, id="a noun for persons and things"),
        pytest.param("xqzzt/NN", None, id="a noun that nobody knows"),
        pytest.param("week/NN", None, id="a time"),
    ],
)
def test_who_or_what_is_none_in_doubt(tagged: str, label: str | None) -> None:
    assert wh(tagged, label) is None


@pytest.mark.parametrize(
    ("tagged", "label", "person"),
    [
        (name("Ada Byron"), "PERSON", True),
        (name("Vienna"), "GPE", False),
        (name("Acme"), "ORG", None),
        ("farmer/NN", None, True),
        ("chair/NN", None, False),
        ("neighbour/NN", None, None),
    ],
)
def test_is_person_says_yes_no_or_nothing(tagged: str, label: str | None, person: bool | None) -> None:
    names = {analysis_of(tagged).article.text: label} if label else {}
    analysis = analysis_of(tagged, names=names)

    assert is_person(analysis, lexicon(), head(analysis)) is person


@pytest.mark.parametrize(
    ("lemma", "named"),
    [("hammer", "noun.artifact"), ("doctor", "noun.person"), ("animosity", "noun.feeling"), ("xqzzt", None)],
)
def test_noun_class_is_that_of_most_uses(lemma: str, named: str | None) -> None:
    assert noun_class(lexicon(), lemma) == named


@pytest.mark.parametrize(
    ("place", "noun"),
    [
        ("Vienna", "city"),
        ("Mali", "country"),
        ("the Danube", "river"),
        ("Europe", "continent"),
        ("Pacific", "ocean"),
        ("Han River", "river"),
        pytest.param("Rose", None, id="a word that is no place"),
        pytest.param("Xqzzt", None, id="a place that nobody knows"),
        pytest.param("River", None, id="the bare noun"),
    ],
)
def test_place_noun_names_the_kind_of_place(place: str, noun: str | None) -> None:
    assert place_noun(lexicon(), place) == noun


def asked_when(link: str, text: str) -> tuple[str, str] | None:
    analysis = analysis_of("day/NN")
    found = when(Phrase("time", analysis.tokens[0], analysis.tokens, link=link), text)
    return (found.phrase, found.kind) if found else None


@pytest.mark.parametrize(
    ("link", "text", "phrase", "kind"),
    [
        ("in", "1907", "in what year", "year"),
        ("since", "1907", "since what year", "year"),
        ("before", "2012", "before what year", "year"),
        ("in", "March 1921", "when", "month"),
        ("by", "March 1921", "by when", "month"),
        ("in", "April", "in which month", "month"),
        ("in", "early April", "in which month", "month"),
        ("on", "12 May 1847", "on what date", "date"),
        ("on", "May 12, 1847", "on what date", "date"),
        ("on", "12 May", "on what date", "date"),
        ("on", "Monday", "on which day", "day"),
    ],
)
def test_when_asks_for_what_the_date_gives(link: str, text: str, phrase: str, kind: str) -> None:
    assert asked_when(link, text) == (phrase, kind)


@pytest.mark.parametrize(
    ("link", "text"),
    [
        pytest.param("from", "1907", id="from a year"),
        pytest.param("in", "the 1920s", id="a decade"),
        pytest.param("on", "April", id="the wrong preposition"),
        pytest.param("in", "12 May 1847", id="a date after in"),
        pytest.param("for", "ten years", id="a length of time"),
        pytest.param("in", "907", id="a number that is no year"),
        pytest.param("", "last year", id="a time that only the writer knows"),
    ],
)
def test_when_is_none_for_other_times(link: str, text: str) -> None:
    assert asked_when(link, text) is None
