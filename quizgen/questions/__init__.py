"""The question types, one file each: add a file, add a type."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import TypeVar

from quizgen.errors import UnusableQuestion
from quizgen.flat_question import Skill
from quizgen.question import Field, Question, from_body

_types: dict[str, type[Question]] = {}

T = TypeVar("T", bound=Question)


def question_type(kind: str, *, label: str, skill: Skill, fields: tuple[Field, ...]) -> Callable[[type[T]], type[T]]:
    """Register a question type under its kind; a second claim on a kind raises and names both."""

    def register(cls: type[T]) -> type[T]:
        if kind in _types:
            raise ValueError(f"two question types claim {kind!r}: {_types[kind].__qualname__} and {cls.__qualname__}")
        cls.kind, cls.label, cls.skill, cls.fields = kind, label, skill, fields
        _types[kind] = cls
        return cls

    return register


def question_types() -> tuple[type[Question], ...]:
    """Every type, in the order of the alphabet."""
    return tuple(_types[kind] for kind in sorted(_types))


def type_of(kind: str) -> type[Question]:
    """The type registered under a kind; raises UnusableQuestion when there is none."""
    try:
        return _types[kind]
    except KeyError:
        raise UnusableQuestion(f"There is no question type “{kind}”; choose one of {', '.join(sorted(_types))}.") from None


def load(kind: str, body: object) -> Question:
    """A stored question, whatever release stored it."""
    return from_body(type_of(kind), body)


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
