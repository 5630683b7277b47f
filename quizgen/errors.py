"""What can go wrong, in words a person can act on: every message says what to do next."""

from __future__ import annotations


class QuizgenError(Exception):
    """Base of every error that a person may see; `str(error)` is one clear sentence."""


class UnusableArticle(QuizgenError):
    """The text cannot become an article: empty, too short, too long, binary or not English."""


class ArticleTooLong(UnusableArticle):
    """The text has more words than one quiz is made from; a part of it will do."""


class UnusableQuestion(QuizgenError):
    """A question as typed or stored cannot be asked: no key, one choice, an unknown kind."""


class MissingWordData(QuizgenError):
    """The lexicon or the parser's model is not installed."""


class NotOpen(QuizgenError):
    """An assignment is not open yet, is over, or has no attempts left."""


class AttemptClosed(QuizgenError):
    """An answer or a submission came for an attempt that is over."""


class AnswerConflict(QuizgenError):
    """The same client and sequence number came twice with different responses."""


class EditionFrozen(QuizgenError):
    """A published edition never changes; mending it is a correction or a new edition."""


class TooManyTries(QuizgenError):
    """A counter on sign-in or join codes is full; waiting is the way on."""
