"""What the database is, whether it is sound, and a copy of it that is whole although others were writing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import make_url

from quizgen.attempt import Answered, replay
from quizgen.store import db, upgrade
from quizgen.store.attempts import answer, attempt_of, events_of, submit
from quizgen.store.gradebooks import gradebook_of
from quizgen.store.tables import AssignmentRow, AttemptRow
from quizgen.store.upkeep import CannotBackUp, back_up, describe, is_current, problems, wal_reset_mended
from tests.builders_store import BELL, School, again, answered, later, let_go, store_at

sqlite_only = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
postgresql_only = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


class Saved:
    """The numbers of the answers acknowledged so far; `reached` waits for so many."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()
        self._grown = threading.Condition()
        self._broken: BaseException | None = None

    def add(self, number: int) -> None:
        """One more is committed."""
        with self._grown:
            self._numbers.add(number)
            self._grown.notify_all()

    def breaks(self, failure: BaseException) -> None:
        """A writer failed, and whoever waits shall know."""
        with self._grown:
            self._broken = failure
            self._grown.notify_all()

    def reached(self, number: int) -> set[int]:
        """All of them, once there are so many."""
        with self._grown:
            self._grown.wait_for(lambda: self._broken or len(self._numbers) >= number)
            if self._broken:
                raise self._broken
            return set(self._numbers)


@contextmanager
def writing(app: Flask, attempt: AttemptRow) -> Iterator[Saved]:
    """Three threads that answer without a pause until the block ends."""
    saved, numbers, enough = Saved(), count(1), threading.Event()

    def write() -> None:
        try:
            with app.app_context():
                while not enough.is_set():
                    number = next(numbers)
                    answer(again(attempt), answered(2, str(number), number))
                    db.session.commit()
                    saved.add(number)
        except BaseException as failure:  # noqa: BLE001  # a thread has nobody else to tell
            saved.breaks(failure)

    db.session.commit()
    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        yield saved
    finally:
        enough.set()
        for thread in threads:
            thread.join()


@contextmanager
def restored(backup: Path, path: Path) -> Iterator[None]:
    """The store on a backup that was put where the database stood; inside, its connections are the current ones."""
    backup.rename(path)
    app = store_at(f"sqlite:///{path}")
    with app.app_context():
        yield
    let_go(app)


# Backups ---------------------------------------------------------------------------------------------------------------


@sqlite_only
def test_backup_while_others_write_has_every_answer_acknowledged_before_it_began(
    app: Flask, mill: School, tmp_path: Path
) -> None:
    attempt = mill.begin()
    with writing(app, attempt) as saved:
        before = saved.reached(20)
        back_up(tmp_path / "backup.sqlite")
        saved.reached(len(before) + 1)
    with restored(tmp_path / "backup.sqlite", tmp_path / "restored.sqlite"):
        copy = again(attempt)
        kept = {event.client_seq for event in events_of(copy) if isinstance(event, Answered)}
        assert before - kept == set()
        assert attempt_of(copy) == replay(events_of(copy))
        assert problems() == []


@sqlite_only
def test_restored_backup_is_a_store_to_go_on_with(app: Flask, mill: School, tmp_path: Path) -> None:
    attempt = mill.begin()
    answer(attempt, answered(1, "by the river", 1))
    db.session.commit()
    back_up(tmp_path / "backup.sqlite")
    answer(attempt, answered(1, "on a hill", 2))
    db.session.commit()
    with restored(tmp_path / "backup.sqlite", tmp_path / "restored.sqlite"):
        assert is_current()
        upgrade()
        assert submit(again(attempt), at=later(minutes=5)).score == 1
        db.session.commit()
        book = gradebook_of(db.session.get_one(AssignmentRow, mill.assignment.id), at=BELL)
        assert [row.status for row in book.rows] == ["submitted", "not started"]
    assert attempt_of(attempt).responses == {1: "on a hill"}


@sqlite_only
def test_backup_is_one_file_that_any_sqlite_reads(mill: School, tmp_path: Path) -> None:
    back_up(tmp_path / "folder ' with quote.sqlite")
    connection = sqlite3.connect(tmp_path / "folder ' with quote.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT name FROM teacher ORDER BY id").fetchall() == [("Ms Abara",), ("Mr Brandt",)]
    finally:
        connection.close()


@sqlite_only
def test_backup_overwrites_nothing(mill: School, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    path.write_text("precious")
    with pytest.raises(CannotBackUp, match="exists already"):
        back_up(path)
    assert path.read_text() == "precious"


@sqlite_only
def test_backup_into_a_folder_that_is_not_there_is_refused_in_words(mill: School, tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="cannot be written"):
        back_up(tmp_path / "nowhere" / "backup.sqlite")
    assert db.session.get_one(AssignmentRow, mill.assignment.id).join_code


@postgresql_only
def test_postgresql_is_backed_up_by_its_own_program(mill: School, tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="pg_dump"):
        back_up(tmp_path / "backup.sqlite")
    assert not list(tmp_path.glob("backup*"))


# What it is ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "mended"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_release_of_sqlite_is_told_mended_or_not(version: tuple[int, ...], mended: bool) -> None:
    assert wal_reset_mended(version) == mended


@sqlite_only
@pytest.mark.parametrize(("version", "said"), [((3, 40, 1), "Keep backups"), ((3, 51, 3), "without known faults")])
def test_description_of_sqlite_says_its_release_and_what_it_means(
    app: Flask, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], said: str
) -> None:
    assert f"SQLite {sqlite3.sqlite_version}" in describe()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert said in describe()


@postgresql_only
def test_description_of_postgresql_says_its_release(app: Flask) -> None:
    assert describe().startswith("PostgreSQL 1")


def test_migrated_database_is_current_and_sound(mill: School) -> None:
    assert is_current()
    assert problems() == []


def test_database_without_tables_is_not_current(tmp_path: Path) -> None:
    app = store_at(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with app.app_context():
        assert not is_current()
        upgrade()
        assert is_current()
    let_go(app)


@sqlite_only
def test_damaged_file_is_found_damaged(app: Flask, mill: School) -> None:
    mill.hand_in({1: "by the river"})
    db.session.commit()
    path = Path(make_url(app.config["SQLALCHEMY_DATABASE_URI"]).database or "")
    let_go(app)
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    assert problems() != []
    let_go(app)


@sqlite_only
def test_file_that_is_no_database_is_said_to_be_none(app: Flask) -> None:
    path = Path(make_url(app.config["SQLALCHEMY_DATABASE_URI"]).database or "")
    let_go(app)
    path.write_bytes(b"not a database at all" * 500)
    assert problems() == ["file is not a database"]
    let_go(app)
