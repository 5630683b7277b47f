"""What a student answered: its shape, and how it reads in one line."""

from __future__ import annotations

from typing import Literal

from quizgen.flat_question import pair_line

Response = str | list[str] | dict[str, str] | None
"""What a student answered, as JSON: a choice or typed text is a string, a matching a word's meaning by the word; a blank is
None."""

ResponseShape = Literal["one-of", "text", "pairs"]
"""How a response is given: one of the choices, by its text; typed text; or a right for each left of pairs, as a dict that
leaves out what is not matched yet."""

LONGEST_RESPONSE = 1_000
"""Most characters of a typed response that are kept; longer ones are refused with a sentence."""


def in_one_line(response: Response) -> str:
    """A response as files and pages write it in one line; a blank is empty.

    >>> in_one_line({"scarce": "hard to find", "feeble": "weak"})
    'scarce = hard to find | feeble = weak'
    """
    match response:
        case None:
            return ""
        case str():
            return response
        case list():
            return " | ".join(response)
        case dict():
            return " | ".join(pair_line(left, right) for left, right in response.items())
