"""What a parser may do to a process, for a child to do it."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterable

from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle


def echo(data: bytes) -> list[Block]:
    """The data as one block."""
    return [Block(data.decode(), gap=False, mark="item")]


def refuse(data: bytes) -> list[Block]:
    raise UnusableArticle("This one is locked; unlock it.")


def spin(data: bytes) -> list[Block]:
    while True:
        data = data[::-1]


def wait(data: bytes) -> list[Block]:
    threading.Event().wait()
    return []


def swell(data: bytes) -> list[Block]:
    kept = [bytearray(50_000_000) for _ in range(100)]
    return [Block(str(len(kept)))]


def die(data: bytes) -> list[Block]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def break_memory(data: bytes) -> list[Block]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return []


def leave(data: bytes) -> list[Block]:
    sys.exit(0)


def stumble(data: bytes) -> list[Block]:
    raise LookupError("a parser's own fault")


def recurse(data: bytes) -> list[Block]:
    return recurse(data)


def chatter(data: bytes) -> list[Block]:
    while True:
        sys.stdout.write("x" * 1_000_000)


def write_nonsense(data: bytes) -> list[Block]:
    sys.stdout.write('{"blocks": [["half')
    sys.stdout.flush()
    os._exit(0)


def write_other_json(data: bytes) -> list[Block]:
    sys.stdout.write("[1, 2]")
    sys.stdout.flush()
    os._exit(0)


def shout(data: bytes) -> Iterable[Block]:
    return (Block("word " * 100) for _ in range(10_000))


def crumble(data: bytes) -> Iterable[Block]:
    return (Block("a") for _ in range(30_000))


def look_around(data: bytes) -> list[Block]:
    """What the child sees of the server: its environment, its open files."""
    return [Block(name) for name in os.environ] + [Block(f"open {name}") for name in os.listdir("/proc/self/fd")]


def open_many(data: bytes) -> list[Block]:
    kept = [socket.socketpair() for _ in range(1000)]
    return [Block(str(len(kept)))]
