"""The walls: who may import whom, how long a file may be, what nothing is called, and the tour that must stay true."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import quizgen

ROOT = Path(__file__).parents[1]
SOURCES = sorted(ROOT.glob("quizgen/**/*.py"))
LONGEST = 300
"""Lines; a longer file is asking to be two ideas."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "manager", "service", "misc"}
WEB = ("flask", "werkzeug", "wtforms", "flask_wtf", "flask_bootstrap", "flask_login", "waitress", "jinja2", "markupsafe")
SQL = ("sqlalchemy", "flask_sqlalchemy", "alembic", "psycopg", "flask_migrate")
WALLS = ("quizgen.store", "quizgen.web", "app")
CLOCK_AND_CHANCE = ("random", "secrets", "time", "uuid")

ONLY_IN = {
    "spacy": {"quizgen/analysis/syntax.py"},
    "nltk": {"quizgen/analysis/wordnet.py"},
    "wordfreq": {"quizgen/analysis/usage.py"},
    "cefrpy": {"quizgen/analysis/usage.py"},
    "lemminflect": {"quizgen/analysis/usage.py"},
    "pyarrow": {"quizgen/analysis/vectors.py"},
    "wn": {"quizgen/analysis/wordnet.py"},
    "flask_bootstrap": {"app.py"},
    "waitress": {"quizgen/web/server.py"},
    "huey": {"quizgen/web/queue.py"},
    "redis": {"quizgen/web/queue.py"},
}
"""Libraries with one door each; app.py counts as a door too."""


def name_of(path: Path) -> str:
    """A module's name, dotted."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """The dotted name of everything a file imports, `from a import b` as a.b, wherever it stands in the file."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(module: str, *packages: str) -> bool:
    """Whether a dotted name is one of the packages or inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def trespasses(path: Path, *packages: str) -> list[str]:
    """What a file imports out of the packages."""
    return [module for module in imports(path) if within(module, *packages)]


def is_stage(path: Path) -> bool:
    """Whether a file belongs to the pure way: everything but the two walls."""
    return not within(name_of(path), "quizgen.store", "quizgen.web")


def sources(package: str) -> list[Path]:
    """The files of one package."""
    return [path for path in SOURCES if within(name_of(path), package)]


by_path = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
by_stage = pytest.mark.parametrize(
    "path", [path for path in SOURCES if is_stage(path)], ids=lambda path: str(path.relative_to(ROOT))
)


@by_stage
def test_stage_imports_neither_wall_nor_clock_nor_chance(path: Path) -> None:
    assert trespasses(path, *WALLS, *WEB, *SQL, *CLOCK_AND_CHANCE) == []


@by_stage
def test_stage_never_asks_what_time_it_is(path: Path) -> None:
    asked = re.findall(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|datetime\.today)\b", path.read_text())
    assert asked == []


@pytest.mark.parametrize("path", sources("quizgen.store"), ids=lambda path: str(path.relative_to(ROOT)))
def test_store_knows_nothing_of_requests(path: Path) -> None:
    allowed = {"flask.Flask", "flask.current_app"}  # the app carries the database's address
    assert set(trespasses(path, *WEB, "quizgen.web", "app")) <= allowed


@pytest.mark.parametrize("path", sources("quizgen.web"), ids=lambda path: str(path.relative_to(ROOT)))
def test_web_writes_no_sql(path: Path) -> None:
    found = [module for module in trespasses(path, *SQL) if not within(module, "sqlalchemy.exc")]
    assert found == []
    code = ast.parse(path.read_text())
    asked = {node.attr for node in ast.walk(code) if isinstance(node, ast.Attribute)}
    assert asked & {"query", "execute", "scalars", "scalar", "exec_driver_sql", "filter_by"} == set()


@by_path
def test_library_with_one_door_is_imported_there_only(path: Path) -> None:
    here = str(path.relative_to(ROOT))
    for library, doors in ONLY_IN.items():
        if here not in doors:
            assert trespasses(path, library) == [], f"{library} is imported in {', '.join(doors)} only"


@pytest.mark.parametrize("path", [ROOT / "app.py", *SOURCES], ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_one_idea_long(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST


@pytest.mark.parametrize("path", [ROOT / "app.py", *SOURCES], ids=lambda path: str(path.relative_to(ROOT)))
def test_name_says_what_a_thing_is(path: Path) -> None:
    for part in path.relative_to(ROOT).with_suffix("").parts:
        assert set(part.split("_")) & FORBIDDEN_NAMES == set()


def test_public_docstring_opens_every_module() -> None:
    without = [str(path.relative_to(ROOT)) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text()))]
    assert [path for path in without if "migrations" not in path] == []


def test_tour_names_the_way_and_modules_that_exist() -> None:
    lines = re.findall(r"^ {4}(\w+) +(quizgen[\w.]*) ", quizgen.__doc__ or "", re.MULTILINE)
    words = [word for word, _ in lines]
    assert words == ["article", "analysis", "candidates", "selection", "quiz", "attempt", "grade", "export"]
    for _, module in lines:
        assert (importlib.import_module(module).__doc__ or "").strip()


def test_templates_belong_to_endpoints_or_are_parts() -> None:
    """A page's path is its endpoint; what pages share starts with an underscore or stands at the top."""
    pages = sorted((ROOT / "templates").glob("*/*.html"))
    assert pages
    views = "\n".join(path.read_text() for path in sources("quizgen.web"))
    for page in pages:
        folder = page.parent.name
        if not page.name.startswith("_") and folder != "questions":
            assert f'"{folder}/{page.name}"' in views, f"no view renders {folder}/{page.name}"


def test_question_type_has_its_template() -> None:
    from quizgen.questions import question_types

    kinds = {cls.kind for cls in question_types()}
    files = {page.stem for page in (ROOT / "templates/questions").glob("*.html") if not page.name.startswith("_")}
    assert kinds == files
