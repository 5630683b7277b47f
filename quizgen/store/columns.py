"""The declarative base and the column types that rows are made of."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime
from fractions import Fraction
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

CODE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""Digits and capitals that nobody mistakes for each other on a blackboard; no vowels, so that no code is a word."""

CODE_LENGTH = 8
"""Characters of a join or resume code: 28⁸ ≈ 3.8 × 10¹¹, out of reach for a guesser that the counters slow down."""


class Base(DeclarativeBase):
    """Base of every row. Constraints are named by rule, because migrations can only drop what has a name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept as UTC; SQLite, which knows no zones, keeps it naive and gets it back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC for the database; a naive datetime is refused, for nobody knows when it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class FractionText(TypeDecorator[Fraction]):
    """An exact fraction as text: "3/4", "2"."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        """Lowest terms."""
        return None if value is None else str(Fraction(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        """Exact."""
        return None if value is None else Fraction(value)


def new_public_id() -> str:
    """Sixteen random url-safe characters (96 bits): an address that cannot be guessed or counted up."""
    return secrets.token_urlsafe(12)


def new_token() -> str:
    """A secret for a cookie or a one-time link: 256 random bits, url-safe; only its hash is stored."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token. A plain hash is enough for 256 random bits; a stolen database opens no session."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_code() -> str:
    """Eight unambiguous characters for people to copy by hand."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def typed_code(text: str) -> str:
    """A code as typed, made comparable: capitals, without spaces and dashes."""
    return "".join(char for char in text.upper() if char.isalnum())


Id = Annotated[int, mapped_column(primary_key=True)]
PublicId = Annotated[str, mapped_column(String, unique=True, default=new_public_id)]
Instant = Annotated[datetime, mapped_column(UtcDateTime)]
Exact = Annotated[Fraction, mapped_column(FractionText)]
Text = Annotated[str, mapped_column(String)]
Json = Annotated[Any, mapped_column(JSON)]
