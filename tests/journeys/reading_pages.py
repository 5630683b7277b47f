"""What a person reads off a page: the cards of a draft, the fields of a quiz, the lines of a table."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement, fromstring
from werkzeug.test import TestResponse


@dataclass(frozen=True, slots=True)
class Card:
    """One question of a draft as the teacher sees it; `keys` are the right choice, every accepted wording or all to be mentioned.

    `by_hand` says that a person must mark its answers.
    """

    prompt: str
    choices: tuple[str, ...]
    keys: tuple[str, ...]
    edit: str
    by_hand: bool

    @property
    def delete(self) -> str:
        return f"{self.edit}/delete"

    def move(self, direction: str) -> str:
        return f"{self.edit}/move/{direction}"


def words(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def cards(page: TestResponse) -> list[Card]:
    """The questions of a draft, in order."""
    found = []
    for card in fromstring(page.text).cssselect("article.question-card"):
        for badge in card.cssselect(".badge"):
            badge.drop_tree()
        (edit,) = [link.get("href") for link in card.cssselect("footer a")]
        found.append(
            Card(
                prompt=words(card.cssselect("h3")[0]).split(". ", 1)[1],
                choices=tuple(words(choice) for choice in card.cssselect("ol.choices li")),
                keys=tuple(words(key) for key in card.cssselect(".is-key")),
                edit=str(edit),
                by_hand=bool(card.cssselect(".rubric")),
            )
        )
    return found


def table(page: TestResponse) -> list[dict[str, str]]:
    """The lines of the page's table, by the headings of its columns."""
    (found,) = fromstring(page.text).cssselect("table")
    heads = [words(cell) for cell in found.cssselect("thead th")]
    return [dict(zip(heads, [words(cell) for cell in line], strict=True)) for line in found.cssselect("tbody tr")]


def given_answers(page: TestResponse) -> dict[str, str]:
    """What stands answered in the quiz as a student sees it, by the name of the field."""
    (form,) = [form for form in fromstring(page.text).forms if "take-questions" in form.get("class", "")]
    return {name: str(value) for name, value in form.form_values() if name and name.startswith("slot-") and value}


def link_named(page: TestResponse, name: str) -> str:
    """Where the page's link of that name leads."""
    (found,) = {link.get("href", "") for link in fromstring(page.text).cssselect("a") if words(link) == name}
    return str(found)


def said(page: TestResponse) -> str:
    """The page's text without its markup, on one line."""
    return words(fromstring(page.text))
