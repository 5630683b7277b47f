"""What cannot become an article is refused in one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.cleaning.acceptance import LEAST_WORDS, MOST_BYTES, MOST_WORDS, accept, is_english
from quizgen.errors import UnusableArticle
from quizgen.sources import from_paste, read_file, suffixes
from tests.builders import BODY, page

ENGLISH = "The boat left the harbour in the morning and came back with the fish that the town would eat at night. "
FOREIGN = {
    "German": "Der Hund lief durch den Wald und kam am Abend müde nach Hause zurück, weil er den Weg nicht fand. ",
    "French": "Le bateau quitte le port chaque matin et revient le soir avec les poissons que la ville attend. ",
    "Spanish": "El barco sale del puerto por la mañana y vuelve de noche con los peces que espera el pueblo. ",
    "Russian": "Лодка выходит из гавани утром и возвращается вечером с рыбой, которую ждёт весь город. ",
    "Japanese": "船は朝港を出て、夜には町の人々が待つ魚を積んで帰ってくる。 ",
}


def refusal(text: str) -> str:
    with pytest.raises(UnusableArticle) as refused:
        from_paste(text)
    return str(refused.value)


def test_an_article_of_fewest_words_is_accepted() -> None:
    accept(["the boat " * (LEAST_WORDS // 2)])


def test_too_short_says_how_many_words_there_are_and_how_many_it_takes() -> None:
    assert refusal(ENGLISH * 2) == f"The article has only 42 words; give at least {LEAST_WORDS} to make questions from."
    assert "has no words under its title; give at least" in refusal("The Yellow Boat")
    assert "only 1 word;" in refusal("The Yellow Boat\n\nHelp!")


def test_a_page_with_much_furniture_and_little_text_is_too_short() -> None:
    menu = "\n\n".join(["Home | News | Sport | Weather | Contact"] * 60)

    assert "only" in refusal(f"{menu}\n\n{ENGLISH}") or "no text" in refusal(menu)


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "***\n\n---"])
def test_nothing_asks_for_a_text(text: str) -> None:
    assert "paste the article or choose another file" in refusal(text)


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_another_language_is_named_as_the_reason(language: str) -> None:
    assert "does not look like English" in refusal(FOREIGN[language] * 8)
    assert not is_english(FOREIGN[language] * 8)


@pytest.mark.parametrize("text", [ENGLISH, *BODY, "a short line", "Añejo and Žižek met at the café in the rain."])
def test_english_is_told_even_with_foreign_names(text: str) -> None:
    assert is_english(text)


def test_a_book_says_to_choose_a_part() -> None:
    said = refusal(ENGLISH * (MOST_WORDS // 20))

    assert "choose a part of at most 20,000" in said


def test_too_many_bytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"a " * (MOST_BYTES // 2 + 1))

    for source in (large, large.read_bytes()):
        with pytest.raises(UnusableArticle, match="choose a part of at most 2 MB"):
            read_file(source)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"%PDF-1.7 ...", "boat.pdf", "PDF is damaged.*copy the article's text and paste it", id="PDF"),
        pytest.param(b"PK\x03\x04....", "boat.docx", "Word file is damaged.*paste it", id="Word"),
        pytest.param(b"PK\x03\x04....", "boat.zip", "a zip file.*paste it", id="zip"),
        pytest.param(b"\xd0\xcf\x11\xe0....", "boat.doc", "an old Word file.*paste it", id="old Word"),
        pytest.param(b"{\\rtf1 boat}", "boat.rtf", "a rich text file.*paste it", id="rich text"),
        pytest.param(b"%PDF-1.7 ...", "boat.txt", "PDF is damaged", id="PDF under another name"),
        pytest.param(b"\x7fELF\x02\x01\x01\x00" * 40, "boat.txt", "not a text file; choose one of", id="program"),
        pytest.param(bytes(range(256)) * 4, "-", "This file is not a text file", id="any bytes"),
        pytest.param(b"", "boat.txt", "choose another file", id="empty"),
    ],
)
def test_what_is_no_text_says_how_to_get_at_the_text(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UnusableArticle, match=says):
        read_file(data, name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableArticle, match=r"“no-such-file.txt” cannot be opened .*check the name"):
        read_file(tmp_path / "no-such-file.txt")


def test_a_file_keeps_its_name_as_origin_and_what_has_none_was_pasted(tmp_path: Path) -> None:
    file = tmp_path / "boat.txt"
    file.write_text(page(), encoding="utf-8")

    assert read_file(file).origin == "boat.txt"
    assert read_file(file.read_bytes(), "-").origin == from_paste(page()).origin == "pasted"


def test_a_file_without_a_known_suffix_is_read_by_its_content() -> None:
    web = "<!doctype html><html><body><h1>The Yellow Boat</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in BODY)

    assert read_file(web.encode(), "download").paragraphs == BODY
    assert read_file(page().encode(), "download.unknown").paragraphs == BODY


def test_suffixes_are_what_the_upload_offers() -> None:
    assert set(suffixes()) >= {".txt", ".md", ".html", ".htm"}
    assert list(suffixes()) == sorted(suffixes())
