"""`python -m quizgen generate`: the document, the text, and one line for every mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading import STEMS, raw_article

ROOT = Path(__file__).parents[2]
FIELDS = (
    "id kind skill prompt passage choices correct accepted pairs extra order rubric targets evidence explanation spares"
    " difficulty points"
).split()


def quizgen(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "quizgen", "generate", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, check=False)


def test_document_has_every_field_and_no_more_questions_than_asked_for() -> None:
    article = raw_article(STEMS[0])

    done = quizgen(str(article), "--count", "5", "--format", "json")
    document = json.loads(done.stdout)

    assert (done.returncode, done.stderr) == (0, b"")
    assert list(document) == ["schema", "article", "shortfall", "questions"]
    assert document["schema"] == 1
    assert len(document["questions"]) == 5
    for question in document["questions"]:
        assert list(question) == FIELDS
        for span in question["evidence"]:
            assert document["article"]["text"][span["start"] : span["end"]].strip()


def test_same_arguments_give_the_same_bytes_and_standard_input_is_a_file() -> None:
    article = raw_article(STEMS[0])

    first = quizgen(str(article), "--format", "json", "--seed", "3")
    second = quizgen("-", "--format", "json", "--seed", "3", stdin=article.read_bytes())

    assert json.loads(first.stdout)["questions"] == json.loads(second.stdout)["questions"]
    assert first.stdout == quizgen(str(article), "--format", "json", "--seed", "3").stdout


@pytest.mark.parametrize(("skills", "expected"), [("vocabulary", {True}), ("comprehension", {False})])
def test_skills_limit_what_is_asked(skills: str, expected: set[bool]) -> None:
    done = quizgen(str(raw_article(STEMS[0])), "--skills", skills, "--format", "json")

    assert {question["skill"] == "vocabulary" for question in json.loads(done.stdout)["questions"]} == expected


def test_more_than_the_article_carries_is_a_success_with_a_reason() -> None:
    done = quizgen(str(raw_article(STEMS[0])), "--count", "100", "--format", "json")
    document = json.loads(done.stdout)

    assert done.returncode == 0
    assert len(document["questions"]) < 100
    assert "100" in document["shortfall"]


def test_text_is_a_quiz_to_print_with_the_key_at_the_end() -> None:
    done = quizgen(str(raw_article(STEMS[0])), "--count", "4")
    quiz, key = done.stdout.decode().split("\fKey\n")

    assert done.returncode == 0
    assert "Name: ____" in quiz
    for number in range(1, 5):
        assert f"\n{number}. " in quiz
        assert f"\n{number}. " in key


ENGLISH = "The boat left the harbour in the morning and came back with the fish that the town would eat at night. "


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        pytest.param(["-"], b"", id="empty"),
        pytest.param(["-"], ENGLISH.encode() * 2, id="too short"),
        pytest.param(["-"], b"\x7fELF\x00\x01\x02" * 500, id="binary"),
        pytest.param(["-"], ENGLISH.encode() * 20_000, id="2 MB"),
        pytest.param(
            ["-"], ("Der Hund lief durch den Wald und kam am Abend müde nach Hause zurück. " * 20).encode(), id="not English"
        ),
        pytest.param(["no-such-file.txt"], b"", id="no file"),
        pytest.param(["-", "--count", "0"], b"", id="count 0"),
        pytest.param(["-", "--count", "many"], b"", id="count in words"),
        pytest.param(["-", "--skills", "spelling"], b"", id="unknown skill"),
        pytest.param(["-", "--format", "pdf"], b"", id="unknown format"),
        pytest.param([], b"", id="no article"),
    ],
)
def test_unusable_input_is_one_line_and_status_2(arguments: list[str], stdin: bytes) -> None:
    done = quizgen(*arguments, stdin=stdin)

    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().splitlines()) == 1
    assert len(done.stderr.split()) > 4


def test_missing_word_data_is_our_fault_and_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_INSTANCE", str(tmp_path))

    done = quizgen(str(raw_article(STEMS[0])))

    assert done.returncode == 1
    assert b"make data" in done.stderr


def test_words_can_be_named_and_left_out_and_the_class_told() -> None:
    article = str(raw_article("06-how-juries-work"))

    done = quizgen(
        article,
        "--skills",
        "vocabulary",
        "--level",
        "B1",
        "--include",
        "verdict",
        "--exclude",
        "defendant, exempt",
        "--format",
        "json",
    )
    targets = {target for question in json.loads(done.stdout)["questions"] for target in question["targets"]}

    assert "verdict" in targets
    assert not targets & {"defendant", "exempt"}
    assert quizgen(article, "--level", "D1").returncode == 2
