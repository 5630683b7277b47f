"""Reads foreign formats in a process of its own, which may crash, hang or swell without anybody else noticing.

The limits are set by the child itself before it sees a byte; the parent watches the clock and reads a bounded answer. The
child gets no setting and no secret of the server's environment.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn, get_args

from quizgen.cleaning.layout import Block, Mark
from quizgen.errors import UnusableArticle

CPU_SECONDS = 2
"""Nobody waits longer for a refusal. A reader that gets on asks for `more_time`, page by page."""

MOST_CPU_SECONDS = 6
"""In all: sixty pages of PDF take about 3 on one core of an AMD EPYC, a Word file of 20,000 words less than 1."""

WALL_SECONDS = 15.0
"""For a machine that is busy with other things; a child that only waits is ended too."""

MEMORY = 512 * 1024 * 1024
"""Bytes of address space: the largest honest file of the tests needs a third of it."""

MOST_ANSWER = 16 * 1024 * 1024
"""Bytes that the child may write, to its answer or anywhere else."""

MOST_BLOCKS = 20_000
MOST_CHARACTERS = 2_000_000
"""Ten times the longest article; more is no article, and would only keep the cleaning busy."""

OUT_OF_MEMORY, OUT_OF_TIME = 3, -24
"""How a child ends that wanted more memory, and one that used up its CPU seconds (signal 24, SIGXCPU)."""


def read_apart(read: Callable[[bytes], Iterable[Block]], data: bytes, what: str, *, seconds: float = WALL_SECONDS) -> list[Block]:
    """The blocks that `read`, a function of one of our modules, finds in the data, read by a child process.

    `what` opens the sentence of a refusal: “boat.pdf”, This file.

    Raises UnusableArticle when the reader refuses, crashes or passes a limit.
    """
    here = Path(__file__).parents[2]
    with TemporaryFile() as given, TemporaryFile() as found:
        given.write(data)
        given.seek(0)
        try:
            ended = subprocess.run(  # noqa: S603  # our own interpreter, our own module; the file comes in as data
                [sys.executable, "-P", "-c", f"from {__name__} import main; main()", f"{read.__module__}:{read.__qualname__}"],
                stdin=given,
                stdout=found,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": str(here)},
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _too_long(what) from error
        found.seek(0)
        return _answer(b"" if ended.returncode else found.read(MOST_ANSWER), ended.returncode, what)


def _answer(written: bytes, status: int, what: str) -> list[Block]:
    if status == OUT_OF_TIME:
        raise _too_long(what)
    if status == OUT_OF_MEMORY:
        raise UnusableArticle(f"{what} needs too much memory to be read; open it, copy the article's text and paste it.")
    try:
        if status:
            raise ValueError(status)
        answer = json.loads(written)
        if "refused" in answer:
            raise UnusableArticle(str(answer["refused"]))
        return [Block(_line(text), bool(gap), _mark(mark)) for text, gap, mark in answer["blocks"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UnusableArticle(
            f"{what} is damaged or of an unusual make and cannot be read; open it, copy the article's text and paste it."
        ) from error


def _too_long(what: str) -> UnusableArticle:
    return UnusableArticle(f"{what} takes too long to read; open it, copy the article's text and paste it.")


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _mark(written: object) -> Mark:
    marks: tuple[Mark, ...] = get_args(Mark)
    return next((mark for mark in marks if mark == written), "text")


def main() -> NoReturn:
    """The child's side: limits first, then the reader named in the arguments; the answer goes to standard output."""
    _limit()
    module, _, function = sys.argv[1].partition(":")
    read = getattr(importlib.import_module(module), function)
    try:
        blocks = [(block.text, block.gap, block.mark) for block in read(sys.stdin.buffer.read())]
        if len(blocks) > MOST_BLOCKS or sum(len(text) for text, _, _ in blocks) > MOST_CHARACTERS:
            raise UnusableArticle("There is far more text here than one article has; copy the part you want and paste it.")
        answer: dict[str, object] = {"blocks": blocks}
    except UnusableArticle as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(answer))
    sys.exit(0)


def _limit() -> None:
    import resource  # late: only the child needs it, and not every system has it

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, MOST_ANSWER),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, MOST_CPU_SECONDS))


def more_time() -> None:
    """For a reader with part of its work done: `CPU_SECONDS` from now on, within those allowed in all."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most != resource.RLIM_INFINITY:  # nobody set a limit where nothing is read apart
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (min(until, most), most))
