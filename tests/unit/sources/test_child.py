"""Foreign formats are read in a child: whatever a parser does there, the server only hears a sentence."""

from __future__ import annotations

import resource
import threading
from collections.abc import Callable, Iterable

import pytest

from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle
from quizgen.sources.child import CPU_SECONDS, read_apart
from tests import readers
from tests.memory import unmoved_memory


def child_seconds() -> float:
    """CPU seconds of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_blocks_come_back_as_they_were_found() -> None:
    text = "“Añejo” – the ﬁrst line\u2028\x00 \ud83d\ude00 😀"

    found = read_apart(readers.echo, text.replace("\ud83d\ude00", "").encode(), "This file")

    assert found == [Block("“Añejo” – the ﬁrst line \x00 😀", gap=False, mark="item")]


def test_a_reader_s_own_refusal_comes_back_in_its_words() -> None:
    with pytest.raises(UnusableArticle, match=r"^This one is locked; unlock it\.$"):
        read_apart(readers.refuse, b"x", "“boat.pdf”")


@pytest.mark.parametrize(
    ("reader", "says"),
    [
        (readers.swell, "needs too much memory"),
        (readers.die, "is damaged or of an unusual make"),
        (readers.break_memory, "is damaged or of an unusual make"),
        (readers.leave, "is damaged or of an unusual make"),
        (readers.stumble, "is damaged or of an unusual make"),
        (readers.recurse, "is damaged or of an unusual make"),
        (readers.chatter, "is damaged or of an unusual make"),
        (readers.write_nonsense, "is damaged or of an unusual make"),
        (readers.write_other_json, "is damaged or of an unusual make"),
        (readers.open_many, "is damaged or of an unusual make"),
    ],
)
def test_a_reader_that_runs_wild_becomes_a_sentence(reader: Callable[[bytes], Iterable[Block]], says: str) -> None:
    with pytest.raises(UnusableArticle, match=rf"^“boat.pdf” {says}.*; open it, copy the article's text and paste it\.$"):
        read_apart(reader, b"x", "“boat.pdf”")


def test_a_reader_that_only_waits_is_ended() -> None:
    with pytest.raises(UnusableArticle, match="takes too long to read"):
        read_apart(readers.wait, b"x", "“boat.pdf”", seconds=1)


def test_a_reader_that_spins_costs_its_seconds_and_no_more() -> None:
    before = child_seconds()

    with pytest.raises(UnusableArticle, match="takes too long"):
        read_apart(readers.spin, b"x", "“boat.pdf”")

    assert CPU_SECONDS - 1 < child_seconds() - before < CPU_SECONDS + 1


@pytest.mark.parametrize("reader", [readers.shout, readers.crumble])
def test_more_text_than_an_article_has_is_refused(reader: Callable[[bytes], Iterable[Block]]) -> None:
    with pytest.raises(UnusableArticle, match=r"far more text .* copy the part you want"):
        read_apart(reader, b"x", "“boat.pdf”")


def test_a_child_sees_no_setting_and_no_open_file_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_DATABASE_URL", "postgresql://secret")
    with open("/dev/null", "rb") as kept:
        kept.readable()
        found = {block.text for block in read_apart(readers.look_around, b"x", "This file")}

    assert "QUIZGEN_DATABASE_URL" not in found
    assert {text for text in found if not text.startswith("open")} <= {"PYTHONPATH", "LC_CTYPE"}
    assert len([text for text in found if text.startswith("open")]) == 4  # the three of every process, and the listing itself


def test_children_work_side_by_side() -> None:
    found: list[str] = []

    def read(word: str) -> None:
        found.extend(block.text for block in read_apart(readers.echo, word.encode(), "This file"))

    threads = [threading.Thread(target=read, args=(f"word{i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [f"word{i}" for i in range(6)]


def test_the_server_s_memory_does_not_move() -> None:
    with pytest.raises(UnusableArticle), unmoved_memory():
        read_apart(readers.swell, b"x", "“boat.pdf”")


def test_a_chattering_child_does_not_fill_the_server_s_memory() -> None:
    with pytest.raises(UnusableArticle), unmoved_memory():
        read_apart(readers.chatter, b"x", "“boat.pdf”")
