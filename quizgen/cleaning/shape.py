"""What a line looks like: a sentence, a title, a byline, a date, a person's name."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
TIME = r"\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|[AP]M)?(?:\s*(?:GMT|UTC|BST|CET|E[SD]T|P[SD]T|C[SD]T|M[SD]T))?"
_STAMP = re.compile(
    r"^(?:(?:first |last |originally )?(?:published|posted|updated|reviewed|modified|edited|created|added|revised)|date)\b"
    rf"\s*(?:on|at|:)?\s*(?:{TIME},?\s+(?:on\s+)?)?{DATE}(?:,?\s*(?:at\s+)?{TIME})?\s*(?:$|[|·•—–(/-])",
    re.IGNORECASE,
)
_PLACE = r"(?:[A-Z][\w.’'-]+\s?){1,4}"
_BARE_DATE = re.compile(rf"^\W*{DATE}(?:[\s,|·•—–-]+(?:at\s+)?{TIME})?\W*$", re.IGNORECASE)
_ISSUE = re.compile(
    rf"^\W*(?:(?:spring|summer|autumn|fall|winter|{_MONTH})\s+\d{{4}}(?:\s+(?:issue|edition|number))?|(?:issue|vol(?:ume)?\.?)\s+\d+"
    r"(?:,?\s+(?:no\.?|number|issue)\s+\d+)?)\W*$",
    re.IGNORECASE,
)
_LABELLED_DATE = re.compile(
    rf"^(?!.*\b(?:says?|said|wrote)\b)[^\W\d][\w-]*(?: \w+)?\s*:\s*{DATE}(?:,?\s*(?:at\s+)?{TIME})?$", re.IGNORECASE
)
_DATE_AND_PLACE = re.compile(rf"^(?:{DATE},\s+{_PLACE}|{_PLACE},\s+{DATE})$")
_AGE = re.compile(r"^(?:(?:published|posted|updated)\s+)?(?:\d+|an?|one)\s+(?:minute|hour|day|week|month|year)s?\s+ago\W*$", re.I)

_END = re.compile(r"(?:[.!?…]|\.\.\.)[\"'”’»)\]]*$")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[”\"»]$")
_OPENED_QUOTE = re.compile(r"^[\"“‘«]")

_PARTICLES = frozenset("and & of de da do dos das del della der den di du van von la le el al bin ibn ter ten y e af zu".split())
_STAFF = frozenset("the staff editor editors editorial team newsroom board reporter reporters writers desk".split())
_BY = re.compile(
    r"^(?:(?:(?:written|words|text|story|report|reporting|interview|article|essay|post|posted|published|reviewed|retold|told|adapted)"
    r"\s+)?by|(?:authors?|writer|words|text|interview|speaker|report|reporter)\s*:)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_LATE_BY = re.compile(r"^(?P<what>\S.{0,80}?)[\s,]by\s+(?P<who>[^.?!]+)$")
_PARTS = re.compile(r"\s+[|·•—–»]\s+|\s+-\s+|\s*\|\s*")
_LEADING_DATE = re.compile(rf"^(?:posted |published )?(?:on )?{DATE}[\s,|·•—–-]+(?=by\s)", re.IGNORECASE)
_COUNTED = re.compile(r"[\s,|·•—–-]+(?:no|\d+) (?:comments?|replies|responses|views|shares)$", re.IGNORECASE)
_SMALL = frozenset(
    "a an and as at but by for from in into is it its nor of off on or over per so than that the to up via vs with".split()
)


def words_of(text: str) -> list[str]:
    """The words of a line, parted by white space, those without a letter or digit left out."""
    return [word for word in text.split() if any(char.isalnum() for char in word)]


def ends_sentence(text: str) -> bool:
    """Whether it ends in a full stop, question or exclamation mark or ellipsis, closing quotes and brackets aside."""
    return _END.search(text) is not None


def is_closed(text: str) -> bool:
    """Whether nothing need follow it: it ends a sentence, a list item or a quotation."""
    return _CLOSED.search(text) is not None


def is_sentence(text: str) -> bool:
    """Whether it reads as running text: closed by a full stop or the like, and not every word capitalised.

    >>> is_sentence("She said yes.")
    True
    >>> is_sentence("Why Do Leaves Change Colour?")
    False
    """
    if not ends_sentence(text):
        return False
    if _OPENED_QUOTE.match(text):
        return True
    words = words_of(text)
    return len(words) == 1 or not is_title_case(text)


def is_title_case(text: str) -> bool:
    """Whether all its words but the small ones (of, the, to …) open with a capital letter or a digit; two words at least.

    >>> is_title_case("How a Jury Is Chosen")
    True
    """
    words = [word.lstrip("\"'“‘(«¿¡") for word in words_of(text)]
    large = [word for word in words if word.lower().strip(".,:;!?”’\"')") not in _SMALL]
    return len(words) > 1 and bool(large) and all(not word[:1].islower() for word in large)


def is_upper(text: str) -> bool:
    """Whether it is written in capitals only, three letters at least."""
    return sum(char.isalpha() for char in text) >= 3 and text.upper() == text


def is_date_line(text: str) -> bool:
    """Whether the line says when something was published, and nothing more that a reader needs.

    >>> is_date_line("Published Oct. 19, 2023, 6:45 a.m. | Updated 11:20 a.m.")
    True
    """
    return len(text) <= 120 and any(
        pattern.match(text) for pattern in (_STAMP, _BARE_DATE, _AGE, _ISSUE, _LABELLED_DATE, _DATE_AND_PLACE)
    )


def is_bare_date(text: str) -> bool:
    """Whether the line is a date and no word more, as above a diary's entry."""
    return len(text) <= 60 and _BARE_DATE.match(text) is not None


def is_name(text: str) -> bool:
    """Whether it could be one or several persons' names: capitals, initials, particles and "and" only."""
    tokens = text.replace(",", " ").split()
    if not 1 <= len(tokens) <= 10:
        return False
    capitals = 0
    for token in tokens:
        core = token.strip(".'’‘()-")
        if core[:1].isupper() and not any(char.isdigit() for char in core):
            capitals += 1
        elif core.lower() not in _PARTICLES and token not in {"&"}:
            return False
    return capitals >= 1


def byline_of(text: str) -> str | None:
    """The byline that the line is, as printed, less a date or reading time after a separator; None when it is none.

    >>> byline_of("By Ana Perez, 10th Grade")
    'By Ana Perez, 10th Grade'
    >>> byline_of("By Monday the snow had gone.") is None
    True
    """
    line = text = _COUNTED.sub("", _LEADING_DATE.sub("", text))
    parts = _PARTS.split(text)
    dated = False
    if len(parts) > 1 and _BY.match(parts[0]):
        line = text[: len(parts[0])]
        dated = _BARE_DATE.match(parts[1]) is not None
    match = _BY.match(line)
    if match is None or len(line) > 140 or len(line.split()) > 18:
        return None
    who, _, role = match["who"].partition(",")
    if ends_sentence(line) and not re.search(r"\b(?:[A-Z]|Jr|Sr|Ph\.?D|M\.?D|Inc)\.$", line):
        return None
    if re.search(r"\s\(|\s[/]\s", who):
        who = re.split(r"\s\(|\s/\s", who)[0]
    staff = all(token.lower() in _STAFF or token[:1].isupper() for token in who.split())
    if not (is_name(who) or staff or (dated and " " not in who)) or len(role.split()) > 12:
        return None
    return line.strip()


def loose_byline_of(text: str) -> str | None:
    """A byline in other words, to be trusted only right under a title: "A folk tale, retold by Joram Pell", "Ana Perez".

    >>> loose_byline_of("Tomás Echeverría Luján")
    'Tomás Echeverría Luján'
    """
    if len(text.split()) > 16 or ends_sentence(text):
        return None
    late = _LATE_BY.match(text)
    if late and is_name(late["who"]):
        return text
    return text if is_bare_name(text) or is_bare_names(text) else None


def is_bare_names(text: str) -> bool:
    """Whether the line is several bare names, as of authors: "Maren Oduya and Felix Strand"."""
    names = re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", text)
    return 2 <= len(names) <= 6 and all(is_bare_name(name) for name in names)


def is_bare_name(text: str) -> bool:
    """Whether the line is two to four capitalised words, none of them a small word, a digit or all capitals."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and text.replace(" ", "").replace("-", "").replace("’", "").replace("'", "").replace(".", "").replace("‘", "").isalpha()
        and all(word[:1].isupper() and word.lower() not in _SMALL for word in words)
        and not any(is_upper(word) for word in words)
    )
