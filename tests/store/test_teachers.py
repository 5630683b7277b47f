"""Teachers come by a link that works once, and sign in by a name that is theirs alone."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from quizgen.store import db
from quizgen.store.sessions import close_session, open_session, teacher_of
from quizgen.store.tables import TeacherRow
from quizgen.store.teachers import (
    InvitationUsed,
    LoginTaken,
    accept_invitation,
    change_password,
    invitation_open,
    invite,
    invite_first,
    teacher_by_login,
)
from tests.builders_store import NINE, later, teacher


def accept(token: str, login: str = "abara") -> TeacherRow:
    """Somebody opens the link and fills in the form."""
    return accept_invitation(token, login=login, name=" Ms Abara ", password_hash="$hash", at=later(minutes=1))


def first_link() -> str:
    """The link that the server prints at its first start."""
    token = invite_first(at=NINE)
    assert token is not None
    return token


def test_invitation_makes_the_teacher(app: Flask) -> None:
    made = accept(first_link(), login=" Abara@School ")
    db.session.commit()
    assert (made.login, made.name, made.password_hash, made.created_at) == (
        "abara@school",
        "Ms Abara",
        "$hash",
        later(minutes=1),
    )
    assert teacher_by_login("ABARA@school ") == made
    assert teacher_by_login("abara") is None


def test_invitation_works_once(app: Flask) -> None:
    token = first_link()
    assert invitation_open(token)
    accept(token)
    assert not invitation_open(token)
    with pytest.raises(InvitationUsed):
        accept(token, login="somebody else")
    assert teacher_by_login("somebody else") is None


@pytest.mark.parametrize("token", ["", "guess", "\ud800", "x" * 1000])
def test_invitation_that_never_was_makes_nobody(app: Flask, token: str) -> None:
    first_link()
    assert not invitation_open(token)
    with pytest.raises(InvitationUsed):
        accept(token)


def test_invitation_is_stored_as_a_hash_only(app: Flask) -> None:
    token = first_link()
    assert token not in str(db.session.execute(text("SELECT * FROM invitation")).all())


def test_newer_invitation_ends_the_ones_before_it(app: Flask) -> None:
    older, newer = first_link(), first_link()
    assert (invitation_open(older), invitation_open(newer)) == (False, True)


def test_server_prints_no_invitation_once_there_is_a_teacher_but_one_may_be_asked_for(app: Flask) -> None:
    teacher("Ms Abara", "abara")
    assert invite_first(at=NINE) is None
    assert accept(invite(at=NINE), login="brandt").login == "brandt"


def test_login_that_is_taken_leaves_the_invitation_for_another_try(app: Flask) -> None:
    teacher("Ms Abara", "abara")
    token = invite(at=NINE)
    for login in ("abara", " ABARA"):
        with pytest.raises(LoginTaken):
            accept(token, login=login)
    assert accept(token, login="abara2").login == "abara2"


def test_new_password_ends_every_session_but_the_one_it_was_changed_in(app: Flask) -> None:
    abara, brandt = teacher("Ms Abara", "abara"), teacher("Mr Brandt", "brandt")
    here, elsewhere, other = open_session(abara, at=NINE), open_session(abara, at=NINE), open_session(brandt, at=NINE)
    change_password(abara, "$new", at=later(minutes=1), keep=here)
    assert [teacher_of(token) for token in (here, elsewhere, other)] == [abara, None, brandt]
    change_password(abara, "$newer", at=later(minutes=2))
    db.session.commit()
    assert (teacher_of(here), abara.password_hash) == (None, "$newer")


def test_new_password_leaves_the_time_at_which_a_session_ended_before(app: Flask) -> None:
    abara = teacher("Ms Abara", "abara")
    close_session(open_session(abara, at=NINE), at=later(minutes=1))
    before = db.session.execute(text("SELECT ended_at FROM session")).scalar()
    change_password(abara, "$new", at=later(minutes=2))
    assert db.session.execute(text("SELECT ended_at FROM session")).scalar() == before
