"""`python -m quizgen generate ARTICLE`: the pure way from an article to a quiz, without web and database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from quizgen.errors import MissingWordData, QuizgenError, UnusableArticle

UNUSABLE, OUR_FAULT = 2, 1
MOST_QUESTIONS = 100
SKILLS = {"vocabulary", "comprehension"}
LEVELS = ("A2", "B1", "B1-B2", "B2", "C1")
"""As in the blueprint, which a wrong argument does not wait for."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print one quiz; the exit status is 0, 2 for unusable input or arguments, 1 when it is our fault."""
    options = _parser().parse_args(argv)
    try:
        printed = generate(options)
    except MissingWordData as error:
        return _fail(str(error), OUR_FAULT)
    except QuizgenError as error:
        return _fail(str(error), UNUSABLE)
    except Exception as error:
        return _fail(f"This is our fault, not yours: {error!r}. Please report it with the article.", OUR_FAULT)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # standard output is a text file here
    sys.stdout.write(printed)
    return 0


def generate(options: argparse.Namespace) -> str:
    """The quiz on an article file (`-` is standard input), as text or JSON, by the options of the command line.

    Raises UnusableArticle when the file cannot be read or used, MissingWordData when set-up is not done.
    """
    from quizgen.analysis.lexicon import open_lexicon  # late, so that a wrong argument answers at once
    from quizgen.draft import draft
    from quizgen.quiz_document import quiz_json, quiz_text
    from quizgen.selection import Blueprint
    from quizgen.sources import read_file

    article = read_file(_bytes_of(options.article), Path(options.article).name)
    blueprint = Blueprint(
        count=options.count,
        vocabulary="vocabulary" in options.skills,
        comprehension="comprehension" in options.skills,
        level=options.level,
        include=options.include,
        exclude=options.exclude,
    )
    quiz = draft(article, blueprint, lexicon=open_lexicon(), seed=options.seed)
    return quiz_json(quiz) if options.format == "json" else quiz_text(quiz)


def _bytes_of(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise UnusableArticle(f"{source} cannot be read ({error.strerror}); give the path of an article file.") from error


def _fail(message: str, status: int) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return status


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.exit(_fail(f"{message}; see python -m quizgen generate --help", UNUSABLE))


def _parser() -> argparse.ArgumentParser:
    from quizgen.sources import suffixes

    kinds = ", ".join(suffixes())
    parser = _Parser(prog="python -m quizgen", description="Derive a quiz from an article, offline.")
    commands = parser.add_subparsers(required=True, metavar="generate")
    command = commands.add_parser("generate", help="print a quiz on an article")
    command.add_argument("article", metavar="ARTICLE", help=f"a file ({kinds}), or - for standard input")
    command.add_argument("--count", type=_count, default=12, help="how many questions at most (default 12)")
    command.add_argument("--seed", type=int, default=0, help="another seed orders the choices differently (default 0)")
    command.add_argument("--skills", type=_skills, default=frozenset(SKILLS), help="vocabulary, comprehension or both, by comma")
    command.add_argument("--level", choices=LEVELS, default="B1-B2", help="what the class can read (default B1-B2)")
    command.add_argument("--include", type=_words, default=(), metavar="WORDS", help="words to be asked about, by comma")
    command.add_argument("--exclude", type=_words, default=(), metavar="WORDS", help="words not to be asked about, by comma")
    command.add_argument("--format", choices=("text", "json"), default="text", help="text to print, or JSON (default text)")
    return parser


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_QUESTIONS:
        return int(text)
    raise argparse.ArgumentTypeError(f"give a number of questions from 1 to {MOST_QUESTIONS}")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _skills(text: str) -> frozenset[str]:
    chosen = frozenset(part.strip() for part in text.split(","))
    if chosen and chosen <= SKILLS:
        return chosen
    raise argparse.ArgumentTypeError("give vocabulary, comprehension or both, parted by a comma")


if __name__ == "__main__":
    sys.exit(main())
