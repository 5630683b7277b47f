"""What a line of a page is when it is not the article."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a line is when it is not the article; the values are words for a person."""

    PAGE = "page number or running head"
    DATE = "date line"
    CAPTION = "caption or credit"
    ADVERT = "advertisement"
    NAVIGATION = "navigation"
    ACCOUNT = "log-in, subscription or newsletter line"
    SHARE = "share or follow line"
    RELATED = "related links"
    COMMENT = "comments"
    COPYRIGHT = "copyright or legal line"
    COOKIE = "cookie notice"
    WORKSHEET = "worksheet line"
    QUESTIONS = "review questions"
    TERMS = "vocabulary box"
    FACTS = "fact box"
    NOTES = "notes or references"
    AUTHOR = "about the author"
    MAIL = "mail header"
    ASIDE = "side matter"
    STANDFIRST = "standfirst"
    TWICE = "said twice"
