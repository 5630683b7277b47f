"""Menus, breadcrumbs and share bars: lines of short entries, or of nothing but the words of which those are made."""

from __future__ import annotations

import re

from quizgen.cleaning.shape import ends_sentence, is_sentence, is_upper, words_of

_UI = frozenset(
    "home menu search about us contact help faq login log in out sign up register subscribe account settings share tweet"
    " email e-mail print pin save copy link links facebook twitter x instagram pinterest linkedin whatsapp reddit tumblr"
    " youtube tiktok telegram rss feed more next previous prev back top download pdf comment comments reply like likes"
    " follow page newsletter newsletters cart shop store donate advertise careers jobs press privacy policy terms of use"
    " service cookies sitemap accessibility legal imprint news archive archives video videos photos gallery podcast podcasts"
    " read listen watch play skip close open toggle accept all decline loading edit view source history talk report quote"
    " options filter sort assign class classroom google google+ translate language english this article story post on via to"
    " copied and & our the for with site map app apps mobile profile notifications messages inbox flag bookmark clip".split()
)
"""Words of which menus and share bars are made; a line of these alone is one."""

_WEAK_UI = frozenset(
    "about us the on and & for with this of to our in more all class news history story read top play store language next"
    " back talk page press post english archive video close open help home out up decline accept settings jobs careers shop"
    " search legal cookies".split()
)
"""Those among them that headings are made of as well."""

_SEPARATED = re.compile(r"\s*[|·•¦]\s*|\s+[›»>→/]\s+")
_CRUMBS = re.compile(r"\s[›»>→]\s")


def is_menu(text: str) -> bool:
    """Several short entries between bars, dots or arrows, or nothing but the words menus are made of.

    >>> is_menu("Home › Islands › Life"), is_menu("The Yellow Boat")
    (True, False)
    """
    words, sentence = words_of(text), is_sentence(text)
    if not words or len(words) > 60:
        return False
    parts = [part for part in _SEPARATED.split(text) if part]
    longest = max((len(part.split()) for part in parts), default=0)
    if len(parts) >= 3 and longest <= 8 and (not sentence or text.count("|") >= 2):  # no sentence has bars in it
        return True
    if sentence:
        return False
    if len(parts) >= 2 and (_CRUMBS.search(text) or is_upper(text)) and longest <= 6 and not ends_sentence(text):
        return True
    if len(parts) == 2 and "|" in text and not any(is_sentence(part) for part in parts):
        return True
    strong = sum(_bare(word) in _UI and _bare(word) not in _WEAK_UI for word in words)
    return _ui_share(words) >= 0.8 and strong >= 1 and (len(words) > 1 or strong == 1) and not ends_sentence(text)


def is_all_menu_words(text: str) -> bool:
    """Whether it has only words that menus are made of, those of headings included."""
    words = words_of(text)
    return bool(words) and _ui_share(words) == 1


def _ui_share(words: list[str]) -> float:
    return sum(_bare(word) in _UI or word.isdigit() for word in words) / len(words)


def _bare(word: str) -> str:
    return word.casefold().strip(".,:;!?()[]“”\"'’…/")
