"""A dictionary's gloss → a definition that a student of fourteen understands, or nothing."""

from __future__ import annotations

import re

from quizgen.wording import content_words, is_profane

SHORTEST, LONGEST = 2, 12
"""Words a definition has at least and at most: one word is a synonym, and beyond a dozen nobody compares four choices."""

LONGEST_STRAY = 2
"""Letters of a word that may stand inside another by chance."""

_ASIDE = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]|^(?:usually|often) of [^,;]+[,;]\s*|^used of\b.*")
_SHORTHAND = re.compile(
    r"\betc\b|\be\.?g\b|\bi\.?e\b|\bcf\b|\besp\b|especially$|[\d“”\"`:*/]|--| - |'s'|\bgenus\b|\bfamily\b|\b[A-Z]"
    r"|^(?:of or )?(?:relating|pertaining|characteristic|consisting|belonging|involving) |^relating|\bof or \b|\bor otherwise\b"
    r"|\bperceived by\b|\bsomeone's or\b|\bone who\b|\bthe act of$|\bform of the verb\b|\bterm for\b|\bname for\b|\bslang\b"
    r"|^very$|^of |\bused (?:in|with|as|only|chiefly|especially)\b|^especially |^an? \w+ that (?:is|are)$|^(?:a|an|the) \w+$"
    r"|^(?:occurs|found|is|are|was|has|consists) |\btheory\) |\b(?:chiefly|usually|especially) (?:in|by|of)$"
)
"""What betrays a dictionary: shorthand, names, numbers, and definitions that only send the reader to another word."""

_UNFIT = re.compile(
    r"\b(sexual\w*|reproductive|intercourse|prostitut\w*|rap(e|ed|es|ist)|genitals?|penis|vagina|breasts?|nipples?|anus|semen|feces|urin\w*"
    r"|excre\w*|abort\w*|pregnan\w*|masturbat\w*|mutilat\w*|crippl\w*|suicid\w*|tortur\w*|massacr\w*|slaughter\w*|lust\w*"
    r"|kill\w*|murder\w*|homicid\w*|bomb\w*|dies?|death|corpse)\b"
)
"""What a dictionary must define and a school quiz need not offer as a wrong choice."""

_DANGLING = re.compile(r"(?:^| )(?:of|to|by|with|from|in|on|at|for|into|or|and|as|than|a|an|the|upon|against|that|which)$")


def plain_meaning(gloss: str) -> str | None:
    """The first part of a gloss without brackets and shorthand; None when what remains is no definition to print.

    >>> plain_meaning("a contorted (twisted) facial expression; often seen")
    'a contorted facial expression'
    >>> plain_meaning("of or relating to a territory") is None
    True
    """
    text = gloss
    while (shorter := _ASIDE.sub("", text)) != text:
        text = shorter
    text = re.sub(r"\s+", " ", text.split(";")[0]).strip(" ,.")
    words = text.split()
    if not SHORTEST <= len(words) <= LONGEST or text.count("'") % 2 or text.count(",") > 1:
        return None
    if _SHORTHAND.search(text) or text.count(" or ") > 1 or _DANGLING.search(text) or is_profane(text) or _UNFIT.search(text):
        return None
    if re.search(r",(?! (?:and|or) )", text):
        return None
    return text


def gives_away(definition: str, word: str) -> bool:
    """Whether the definition names the word: one of its family, or a word that it is built from.

    >>> gives_away("an informal name for somebody", "nickname"), gives_away("a soft wind", "breeze")
    (True, False)
    """
    return relatives(word, definition) or any(len(part) > LONGEST_STRAY and part in word for part in content_words(definition))


def relatives(word: str, text: str) -> bool:
    """Whether a word of `text` is the word itself or of its family.

    That is: the first letters are the same, about two thirds of the word or all but one of the shorter word.

    >>> relatives("hostility", "a hostile attitude"), relatives("juror", "a member of a jury")
    (True, True)
    >>> relatives("postpone", "hold back to a later time")
    False
    """
    own = word.lower()
    stem = own[: max(4, round(0.65 * len(own)))]
    return any(
        other.startswith(stem)
        or (len(other) > 4 and own.startswith(other))
        or (len(other) > 3 and len(own) > 3 and _shared_start(own, other) >= max(3, min(len(own), len(other)) - 1))
        for other in re.findall(r"[a-z]+", text.lower())
    )


def _shared_start(one: str, other: str) -> int:
    """How many first letters two words share."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
