"""What whoever runs the server types: `flask serve`, `flask invite`, `flask doctor` and their like."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from flask import Flask, current_app, url_for
from flask.cli import with_appcontext

from quizgen import store
from quizgen.analysis.lexicon import default_path, word_data_problem
from quizgen.errors import QuizgenError
from quizgen.exports import quiz_export_of, quiz_exports
from quizgen.quiz_sheet import report
from quizgen.store import attempts, db, sheets, teachers, upkeep
from quizgen.web import server, working
from quizgen.web.auth import hasher
from quizgen.web.auth_forms import MIN_PASSWORD
from quizgen.web.clock import now

PLAIN_HTTP = (
    "This is plain http: fine on this computer and in a network you trust, but whoever can listen in on the network "
    "could copy a sign-in.\nBehind an https proxy, set QUIZGEN_PUBLIC_URL=https://… and cookies travel encrypted only."
)


def register(app: Flask) -> None:
    """Add the commands to `flask`."""
    for command in (serve, work, invite, set_password, doctor, rebuild_states, backup, export_quiz):
        app.cli.add_command(command)


@click.command()
@with_appcontext
def serve() -> None:
    """Bring the database up to date and serve on HOST and PORT (127.0.0.1 and 8000)."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # threads need the app itself
    place = server.Place.of(os.environ)
    store.upgrade()
    listening = server.listen(app, place)
    if place.open_to_all and not app.config["QUIZGEN_PUBLIC_URL"]:
        app.config["QUIZGEN_PUBLIC_URL"] = place.seen_from_outside
    public_url = str(app.config["QUIZGEN_PUBLIC_URL"])
    click.echo(f"Quizgen is at {place.address}")
    if public_url:
        click.echo(f"A class reaches it at {public_url}")
    if not public_url.startswith("https://"):
        click.echo(PLAIN_HTTP)
    if token := teachers.invite_first(at=now()):
        db.session.commit()
        click.echo(f"Make the first teacher with this link; it works once:\n  {_welcome(token, public_url or place.address)}")
    db.session.remove()
    sys.stdout.flush()
    server.run(app, listening)
    click.echo("Quizgen has stopped.")


@click.command()
@click.option("--tied", is_flag=True, help="End when standard input closes: for a server that starts its own consumer.")
@with_appcontext
def work(tied: bool) -> None:
    """Do what waits in the queue (QUIZGEN_QUEUE_URL); `flask serve` starts one of these itself."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # threads need the app itself
    working.consume(app, tied=tied)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # its threads may be in the midst of writing a line, which aborts an interpreter that shuts down around them


@click.command()
@with_appcontext
def invite() -> None:
    """Print a one-time link that makes one more teacher."""
    token = teachers.invite(at=now())
    db.session.commit()
    public_url = str(current_app.config["QUIZGEN_PUBLIC_URL"])
    click.echo(_welcome(token, public_url or server.Place.of(os.environ).address))


@click.command("set-password")
@click.argument("login")
@click.password_option()
@with_appcontext
def set_password(login: str, password: str) -> None:
    """Give a teacher who is locked out a new password, and end every sign-in of theirs."""
    if len(password) < MIN_PASSWORD:
        raise click.ClickException(f"Choose a password of at least {MIN_PASSWORD} characters.")
    teacher = teachers.teacher_by_login(login)
    if teacher is None:
        raise click.ClickException(f"No teacher signs in as “{login}”.")
    teachers.change_password(teacher, hasher.hash(password), at=now())
    db.session.commit()
    click.echo(f"{teacher.name} has a new password.")


@click.command()
@with_appcontext
def doctor() -> None:
    """Say how this installation is; exit with 1 when something needs mending."""
    click.echo(f"Database: {upkeep.describe()}")
    complaints = [f"Database: {problem}" for problem in upkeep.problems()]
    if not complaints and not upkeep.is_current():
        complaints.append("The database has not this release's tables. Type: flask db upgrade")
    if problem := word_data_problem(default_path()):
        complaints.append(problem)
    public_url = str(current_app.config["QUIZGEN_PUBLIC_URL"])
    click.echo(f"Public address: {public_url or 'not set (QUIZGEN_PUBLIC_URL); links use the address of each request'}")
    click.echo(f"Cookies: {'https only' if current_app.config['SESSION_COOKIE_SECURE'] else 'sent over http too'}")
    for complaint in complaints:
        click.echo(complaint)
    if complaints:
        sys.exit(1)
    click.echo("All is well.")


@click.command("rebuild-states")
@with_appcontext
def rebuild_states() -> None:
    """Work out every attempt's standing anew from its events."""
    number = attempts.rebuild_states()
    db.session.commit()
    click.echo(f"{number} attempts worked out anew.")


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@with_appcontext
def backup(path: Path) -> None:
    """Write a copy of the database to PATH, while it is in use."""
    try:
        upkeep.back_up(path.absolute())
    except QuizgenError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The database is copied to {path}. The secret key and the word data are not in it.")


@click.command("export-quiz")
@click.argument("quiz")
@click.argument("name", metavar="FORMAT", type=click.Choice(sorted(export.name for export in quiz_exports())))
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@with_appcontext
def export_quiz(quiz: str, name: str, path: Path) -> None:
    """Write a quiz to PATH; QUIZ is what stands in its address after /quizzes/. What the format cannot hold is said aloud."""
    row, export = sheets.quiz_by_public_id(quiz), quiz_export_of(name)
    if row is None or export is None:
        raise click.ClickException(f"There is no quiz “{quiz}”. Its name is in the address of its page, after /quizzes/.")
    taken = export.write(sheets.sheet_of(row))
    try:
        path.write_bytes(taken.data)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error
    for line in report(taken.losses):
        click.echo(line, err=True)
    click.echo(f"“{row.title}” is written to {path}.")


def _welcome(token: str, base: str) -> str:
    with current_app.test_request_context():
        return base + url_for("auth.welcome", token=token)
