"""What every source of files promises."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.cleaning.layout import Block
from quizgen.errors import UnusableArticle
from quizgen.sources import Source, material_of_file, read_file, source, sources, suffixes
from tests.builders import BODY, page
from tests.builders_files import lines_at, paragraph, pdf_file, run, word_file

SOURCES = [pytest.param(known, id=known.label) for known in sources()]
HTML = "<!doctype html><html><body>" + "".join(f"<p>{text}</p>" for text in BODY)
SOUND = {
    ".txt": page().encode(),
    ".md": page().encode(),
    ".html": HTML.encode(),
    ".docx": word_file(*(paragraph(run(text)) for text in BODY)),
    ".pdf": pdf_file(lines_at("\n\n".join(textwrap.fill(text, 80) for text in BODY).split("\n"))),
}
"""A sound file for each source, by its first suffix in the alphabet that is here."""

few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Every example of a source that is read apart is a process."""


def sound(known: Source) -> bytes:
    return next(SOUND[suffix] for suffix in known.suffixes if suffix in SOUND)


def check(data: bytes, name: str) -> None:
    """Whatever it is: pieces of one line each, or one sentence."""
    try:
        said = [piece.text for piece in material_of_file(data, name).pieces]
    except UnusableArticle as refusal:
        said = [str(refusal)]
    assert all(" ".join(text.split()) == text != "" for text in said)


@pytest.mark.parametrize("known", SOURCES)
def test_source_has_a_label_and_suffixes_of_its_own(known: Source) -> None:
    assert known.label
    assert set(known.suffixes) <= set(suffixes())
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in known.suffixes)


@pytest.mark.parametrize("known", SOURCES)
def test_source_reads_a_sound_file_into_blocks_of_one_line(known: Source) -> None:
    blocks = known.blocks(sound(known), "boat")

    assert all(" ".join(block.text.split()) == block.text != "" for block in blocks)
    assert set(" ".join(BODY).split()) <= set(" ".join(block.text for block in blocks).split())


@pytest.mark.parametrize("known", SOURCES)
@pytest.mark.parametrize("data", [b"", b" ", b"\r\n\t \n"])
def test_source_refuses_an_empty_file_with_a_sentence(known: Source, data: bytes) -> None:
    with pytest.raises(UnusableArticle, match="There is no text here; paste the article or choose another file"):
        read_file(data, f"boat{known.suffixes[0]}")


@pytest.mark.parametrize("known", SOURCES)
@few
@given(data=st.binary(max_size=2000))
def test_source_makes_blocks_of_any_bytes_or_refuses_them_in_a_sentence(known: Source, data: bytes) -> None:
    check(data, f"boat{known.suffixes[0]}")


@pytest.mark.parametrize("known", SOURCES)
@few
@given(data=st.data())
def test_source_makes_blocks_of_a_damaged_file_or_refuses_it_in_a_sentence(known: Source, data: st.DataObject) -> None:
    damaged = bytearray(sound(known))
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=20)):
        damaged[at] = data.draw(st.integers(0, 255))

    check(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]), f"boat{known.suffixes[0]}")


@pytest.mark.parametrize("known", [known for known in SOURCES if known.values[0].binary])  # type: ignore[union-attr]
def test_source_of_binary_files_knows_its_own_under_any_name(known: Source) -> None:
    assert read_file(sound(known), "boat.txt").paragraphs == read_file(sound(known), f"boat{known.suffixes[0]}").paragraphs


def test_added_source_is_asked_before_anything_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgen.sources._sources", {})

    @source("rich text", suffixes=(".rtf",), recognises=lambda data: data.startswith(b"{\\rtf"), binary=True)
    def read_rich(data: bytes) -> list[Block]:
        return [Block(data[5:].decode())]

    for name in ("boat.rtf", "boat"):
        assert [piece.text for piece in material_of_file(b"{\\rtf The boat.", name).pieces] == ["The boat."]


def test_second_claim_on_a_suffix_raises() -> None:
    taken = sources()[0]

    with pytest.raises(ValueError, match=taken.label):
        source("again", suffixes=taken.suffixes, recognises=lambda _: True)(taken.read)
