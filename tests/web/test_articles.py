"""The teacher sees what became of the article, puts lines back and leaves others out, and makes another quiz from it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from quizgen.article import Article
from quizgen.jobs import DraftAsked
from quizgen.reading_level import cefr_level, grade_level
from quizgen.sources import material_of_paste
from quizgen.store import db
from quizgen.store.articles import article_of, save_article
from quizgen.store.editions import edition_of
from quizgen.store.jobs import MOST_WAITING, ask
from quizgen.store.library import PAGE
from quizgen.store.tables import ArticleRow, EditionRow, QuizRow
from quizgen.store.teachers import teacher_by_login
from quizgen.web import working
from quizgen.web.clock import now
from quizgen.web.working import BROKE
from tests.builders import BODY, material_of, page
from tests.conftest import Queries
from tests.reading import raw_article
from tests.visitors import Visitor, form_values
from tests.web.classroom import Room, room_in

MENU = "Home | News | Sport"
PASTED = page(above=(MENU,), within=("ADVERTISEMENT",))
"""Six pieces: 0 menu (left out), 1 title, 2 byline, 3 and 5 and 6 body, 4 advertisement (left out)."""

BACK, OUT = "Put back", "Leave out"


@pytest.fixture
def ferry(app: Flask, abara: Visitor) -> str:
    """The address of Ms Abara's article about the ferry."""
    return f"/teacher/articles/{kept_in(app, PASTED)}"


def kept_in(app: Flask, pasted: str, *, login: str = "abara", at: datetime | None = None) -> str:
    """An article kept for a teacher: its public id."""
    with app.app_context():
        owner = teacher_by_login(login)
        assert owner is not None
        row = save_article(owner, material_of_paste(pasted), pasted.encode(), at=at or datetime.now(UTC))
        db.session.commit()
        return row.public_id


def article_at(app: Flask, address: str) -> Article:
    """The article as the database has it."""
    with app.app_context():
        row = db.session.scalar(select(ArticleRow).where(ArticleRow.public_id == address.rsplit("/", 1)[-1]))
        assert row is not None
        return article_of(row)


def lines(shown: TestResponse) -> dict[str, HtmlElement]:
    """The lines of the text and what was left out, by their anchors."""
    return {str(line.get("id")): line for line in fromstring(shown.text).find_class("line")}


def said(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def presses(visitor: Visitor, address: str, label: str, index: int) -> TestResponse:
    """Press a line's button, as it stands on the page."""
    shown = visitor.get(address)
    form = next(form for form in lines(shown)[f"piece-{index}"].iter("form") if label in form.text_content())
    return visitor.post(str(form.get("action")))


# The page of an article -------------------------------------------------------------------------------------------------


def test_article_is_shown_with_numbered_paragraphs_and_what_was_left_out_at_its_place(abara: Visitor, ferry: str) -> None:
    shown = abara.get(ferry)
    assert list(lines(shown)) == ["piece-0", "piece-3", "piece-4", "piece-5", "piece-6"]
    numbers = [[said(number) for number in line.find_class("paragraph-number")] for line in lines(shown).values()]
    assert numbers == [[], ["1"], [], ["2"], ["3"]]
    out = [said(line) for line in lines(shown).values() if "left-out" in line.classes]
    assert out == [f"Left out: navigation {MENU} {BACK}", f"Left out: advertisement ADVERTISEMENT {BACK}"]


def test_title_author_and_date_stand_apart_from_the_text(app: Flask, abara: Visitor) -> None:
    pasted = PASTED.replace("By Ida Lund", "By Ida Lund\n\nMay 3, 2021")
    shown = abara.get(f"/teacher/articles/{kept_in(app, pasted)}")
    head = said(fromstring(shown.text).find_class("page-head")[0])
    assert head.startswith("The Yellow Boat By Ida Lund · May 3, 2021 · pasted")
    assert not [line for line in lines(shown).values() if "Ida Lund" in said(line) or "May 3" in said(line)]


def test_page_says_how_long_and_how_hard_the_article_is(abara: Visitor, ferry: str) -> None:
    facts = said(next(fromstring(abara.get(ferry).text).iter("dl")))
    assert f"Words {len(' '.join(BODY).split())} " in facts
    grade = grade_level("\n\n".join(BODY))
    assert f"Reading level grade {grade}, about {cefr_level(grade)} (an estimate" in facts
    assert "Time to read about 1 minute for an adult" in facts


def test_one_click_puts_a_line_back_and_one_click_leaves_it_out_again(app: Flask, abara: Visitor, ferry: str) -> None:
    back = presses(abara, ferry, BACK, 4)
    assert back.location == f"{ferry}#piece-4"
    assert article_at(app, ferry).paragraphs == (BODY[0], "ADVERTISEMENT", *BODY[1:])
    out = presses(abara, ferry, OUT, 4)
    assert out.location == f"{ferry}#piece-4"
    assert article_at(app, ferry).paragraphs == BODY
    assert said(lines(abara.get(ferry))["piece-4"]).startswith("Left out: by you ADVERTISEMENT")


def test_paragraph_that_furniture_had_cut_has_one_number(app: Flask, abara: Visitor) -> None:
    first, rest = BODY[1][:80].rsplit(" ", 1)[0], BODY[1][len(BODY[1][:80].rsplit(" ", 1)[0]) + 1 :]
    pasted = "\n\n".join(("The Yellow Boat", BODY[0], first, "ADVERTISEMENT", rest, BODY[2]))
    address = f"/teacher/articles/{kept_in(app, pasted)}"
    assert article_at(app, address).paragraphs == BODY
    numbers = [[said(number) for number in line.find_class("paragraph-number")] for line in lines(abara.get(address)).values()]
    assert numbers == [["1"], ["2"], [], [], ["3"]]


def test_text_of_a_paragraph_can_be_mended(app: Flask, abara: Visitor, ferry: str) -> None:
    form = abara.get(f"{ferry}/pieces/5")
    assert BODY[1] in form.text.replace("&#39;", "'")
    saved = abara.fills_in(form, {"text": "  The people\r\n\r\nstayed \x00\u200b here. "})
    assert saved.location == f"{ferry}#piece-5"
    assert article_at(app, ferry).paragraphs == (BODY[0], "The people stayed here.", BODY[2])


@pytest.mark.parametrize(("text", "says"), [(" \n ", "leave the paragraph out"), ("long " * 5000, "under 20,000 characters")])
def test_paragraph_mended_to_nothing_or_too_much_says_what_to_do(
    app: Flask, abara: Visitor, ferry: str, text: str, says: str
) -> None:
    refused = abara.fills_in(abara.get(f"{ferry}/pieces/5"), {"text": text})
    assert refused.status_code == 422
    assert says in refused.text
    assert article_at(app, ferry).paragraphs == BODY


def test_title_and_author_can_be_mended(app: Flask, abara: Visitor, ferry: str) -> None:
    saved = abara.fills_in(abara.get(f"{ferry}/head"), {"title": " The\tBoat ", "byline": ""})
    assert saved.location == ferry
    assert article_at(app, ferry) == Article("The Boat", None, BODY)
    refused = abara.fills_in(abara.get(f"{ferry}/head"), {"title": "x" * 201})
    assert refused.status_code == 422
    assert article_at(app, ferry).title == "The Boat"


def test_all_changes_can_be_undone(app: Flask, abara: Visitor, ferry: str) -> None:
    presses(abara, ferry, OUT, 3)
    abara.fills_in(abara.get(f"{ferry}/head"), {"title": "Another", "byline": ""})
    undone = abara.follows(abara.fills_in(abara.get(ferry), action=f"{ferry}/again"))
    assert "The article is as it was when you threw it in." in undone.text
    assert article_at(app, ferry) == Article("The Yellow Boat", "By Ida Lund", BODY)


def test_undoing_what_cannot_be_read_any_more_says_so_and_changes_nothing(app: Flask, abara: Visitor) -> None:
    with app.app_context():
        owner = teacher_by_login("abara")
        assert owner is not None
        article = Article("The Boat", None, BODY, "boat.xyz")
        row = save_article(owner, material_of(article), b"\x00\x01\x02" * 99, source_name="boat.xyz", at=datetime.now(UTC))
        db.session.commit()
        address = f"/teacher/articles/{row.public_id}"
    told = abara.follows(abara.fills_in(abara.get(address), action=f"{address}/again"))
    assert "boat.xyz" in fromstring(told.text).find_class("alert-warning")[0].text_content()
    assert article_at(app, address) == article


@pytest.mark.parametrize("path", ["/pieces/1", "/pieces/2", "/pieces/7", "/pieces/99999999999999999999"])
def test_what_is_no_line_of_the_text_is_not_there_to_change(app: Flask, abara: Visitor, ferry: str, path: str) -> None:
    assert abara.get(ferry + path).status_code == 404
    for where in ("/out", "/back"):
        assert abara.post(ferry + path + where).status_code == 404
    assert abara.post(f"{ferry}/pieces/3/sideways").status_code == 404
    assert article_at(app, ferry).paragraphs == BODY


def test_warnings_lead_to_the_paragraphs_they_name(app: Flask, abara: Visitor) -> None:
    address = f"/teacher/articles/{kept_in(app, page(below=('The captain turned the wheel and then looked back to where the',)))}"
    shown = fromstring(abara.get(address).text)
    advice = shown.find_class("advice")[0]
    assert said(advice) == "The text ends in mid-sentence. Was the end left behind? Paragraph 4"
    assert [link.get("href") for link in advice.iter("a")] == ["#paragraph-4"]
    assert said(shown.get_element_by_id("paragraph-4")).startswith("4 The captain")


def test_sound_article_has_no_warnings(abara: Visitor, ferry: str) -> None:
    assert fromstring(abara.get(ferry).text).find_class("advice") == []


def test_article_with_nothing_left_can_be_looked_at_and_mended(app: Flask, abara: Visitor, ferry: str) -> None:
    for index in (3, 5, 6):
        presses(abara, ferry, OUT, index)
    assert "Nothing is left of the text." in abara.get(ferry).text
    presses(abara, ferry, BACK, 3)
    assert article_at(app, ferry).paragraphs == BODY[:1]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 123 * 321 }}", '"><img src=x onerror=alert(2)>'])
def test_script_in_an_article_stays_text(app: Flask, abara: Visitor, ferry: str, text: str) -> None:
    abara.fills_in(abara.get(f"{ferry}/pieces/3"), {"text": text})
    presses(abara, ferry, OUT, 5)
    abara.fills_in(abara.get(f"{ferry}/pieces/5"), {"text": text})
    abara.fills_in(abara.get(f"{ferry}/head"), {"title": text, "byline": text})
    for address in (ferry, f"{ferry}/pieces/3", f"{ferry}/head", "/teacher/articles", f"/teacher/articles?q={text}"):
        shown = abara.get(address)
        assert shown.status_code == 200
        assert text not in shown.text or text == "{{ 123 * 321 }}"
        assert "39483" not in shown.text


# Quizzes from it --------------------------------------------------------------------------------------------------------


def quizzes(app: Flask) -> list[QuizRow]:
    with app.app_context():
        return list(db.session.scalars(select(QuizRow).order_by(QuizRow.id)))


def test_questions_are_made_from_the_article_as_it_is_now(app: Flask, abara: Visitor, ferry: str) -> None:
    abara.fills_in(abara.get(f"{ferry}/head"), {"title": "The Boat of Orsay"})
    presses(abara, ferry, BACK, 4)
    made = abara.fills_in(abara.get(ferry), {"count": "2"}, action=f"{ferry}/quizzes")
    studio = abara.waits_for(made)
    assert studio.status_code == 200
    assert fromstring(studio.text).find_class("question-card")
    assert "The Boat of Orsay" in studio.text
    assert "ADVERTISEMENT" in studio.text
    assert "The Boat of Orsay" in said(next(fromstring(abara.get(ferry).text).iter("dl")))


def test_button_pressed_twice_makes_one_quiz(app: Flask, abara: Visitor, ferry: str) -> None:
    form = abara.get(ferry)
    abara.fills_in(form, {"count": "2"}, action=f"{ferry}/quizzes")
    again = abara.fills_in(form, {"count": "2"}, action=f"{ferry}/quizzes")
    assert again.location == ferry
    assert len(quizzes(app)) == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"count": "0"}, "Ask for 1 to 40 questions."),
        ({"count": "many"}, "Ask for 1 to 40 questions."),
        ({"count": ""}, "Write a number from 1 to 40."),
        ({"vocabulary": None, "comprehension": None}, "Choose vocabulary, comprehension or both."),
    ],
)
def test_wish_that_makes_no_sense_is_told_beside_the_article(
    app: Flask, abara: Visitor, ferry: str, typed: dict[str, str | None], says: str
) -> None:
    refused = abara.fills_in(abara.get(ferry), typed, action=f"{ferry}/quizzes")
    assert refused.status_code == 422
    assert says in refused.text
    assert "piece-3" in lines(refused)
    assert quizzes(app) == []


def test_article_that_has_become_too_short_says_so_and_makes_no_quiz(app: Flask, abara: Visitor, ferry: str) -> None:
    for index in (3, 5):
        presses(abara, ferry, OUT, index)
    refused = abara.fills_in(abara.get(ferry), action=f"{ferry}/quizzes")
    assert refused.status_code == 422
    assert "give at least 80 to make questions from" in fromstring(refused.text).find_class("alert-danger")[0].text_content()
    assert quizzes(app) == []


def test_job_that_fails_leads_back_to_the_article_with_the_sentence_and_what_was_wanted(
    app: Flask, abara: Visitor, ferry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(working, "draft", broken)
    back = abara.waits_for(abara.fills_in(abara.get(ferry), {"count": "7"}, action=f"{ferry}/quizzes"))
    assert back.request.path == ferry
    assert BROKE in fromstring(back.text).find_class("alert-danger")[0].text_content()
    assert form_values(back, f"{ferry}/quizzes")["count"] == "7"
    monkeypatch.undo()
    abara.waits_for(abara.fills_in(back, {"count": "2"}, action=f"{ferry}/quizzes"))
    assert "not made" not in abara.get("/teacher").text
    assert len(quizzes(app)) == 1


def test_teacher_with_too_many_jobs_is_told_to_wait_beside_the_article(app: Flask, abara: Visitor, ferry: str) -> None:
    with app.app_context():
        teacher = teacher_by_login("abara")
        assert teacher is not None
        for _ in range(MOST_WAITING):
            ask(teacher, DraftAsked(), at=now())
        db.session.commit()
    refused = abara.fills_in(abara.get(ferry), {"count": "7"}, action=f"{ferry}/quizzes")
    assert refused.status_code == 429
    assert "Wait until one is done" in fromstring(refused.text).find_class("alert-danger")[0].text_content()
    assert form_values(refused, f"{ferry}/quizzes")["count"] == "7"


def test_words_that_a_teacher_names_come_in_or_stay_out_and_are_remembered(app: Flask, abara: Visitor, ferry: str) -> None:
    juries = f"/teacher/articles/{kept_in(app, raw_article('06-how-juries-work').read_text('utf-8-sig'))}"
    typed = {"count": "4", "include": "verdict", "exclude": "defendant; Exempt", "level": "B2", "remember": "y"}
    draft = abara.waits_for(abara.fills_in(abara.get(juries), typed, action=f"{juries}/quizzes"))
    cards = " ".join(said(card) for card in fromstring(draft.text).find_class("question-card"))
    assert "“verdict”" in cards
    assert "“defendant”" not in cards
    again = form_values(abara.get("/teacher/quizzes/new"), "/teacher/quizzes/new")
    assert (again["include"], again["exclude"]) == ("verdict", "defendant, Exempt")
    assert "remember" not in again
    abara.waits_for(abara.fills_in(abara.get(juries), {"count": "1", "include": ""}, action=f"{juries}/quizzes"))
    assert form_values(abara.get(ferry), f"{ferry}/quizzes")["include"] == "verdict"


def test_changing_an_article_leaves_what_is_published_as_it_was(app: Flask, abara: Visitor, room: Room) -> None:
    address = f"/teacher/articles/{room.article}"
    assert "never in a quiz that is published" in abara.get(address).text
    with app.app_context():
        before = edition_of(db.session.scalars(select(EditionRow)).one())
    presses(abara, address, OUT, 3)
    abara.fills_in(abara.get(f"{address}/pieces/2"), {"text": "The mill is gone."})
    with app.app_context():
        assert edition_of(db.session.scalars(select(EditionRow)).one()) == before
    studio = abara.get(f"/teacher/quizzes/{room.quiz}").text
    assert "You have changed the draft since" in studio
    assert "The mill is gone." in studio


def test_teacher_is_told_how_many_questions_lost_what_they_ask_about(app: Flask, abara: Visitor, ferry: str) -> None:
    made = abara.fills_in(abara.get(ferry), {"count": "1"}, action=f"{ferry}/quizzes")
    draft = abara.waits_for(made)
    evidence = said(fromstring(draft.text).find_class("evidence-link")[0])
    paragraph = int(evidence.removeprefix("Evidence: paragraph "))
    told = abara.follows(presses(abara, ferry, OUT, {1: 3, 2: 5, 3: 6}[paragraph]))
    assert "1 question in your drafts asks about words that are gone from the article." in told.text
    studio = fromstring(abara.get(draft.request.path).text)
    assert len(studio.find_class("question-card")) == 1
    assert studio.find_class("evidence-link") == []


def test_draft_says_how_many_lines_were_left_out_and_leads_to_them(abara: Visitor) -> None:
    job = abara.follows(abara.fills_in(abara.get("/teacher/quizzes/new"), {"text": PASTED, "count": "2"}))
    studio = abara.follows(job)
    link = next(link for link in fromstring(studio.text).iter("a") if "left out" in link.text_content())
    assert said(link) == "2 lines were left out of the article: look"
    address = str(link.get("href"))
    assert lines(abara.get(address)).keys() >= {"piece-0", "piece-4"}
    for index in (0, 4):
        presses(abara, address, BACK, index)
    assert "Look over the article" in abara.get(studio.request.path).text


def test_upload_in_utf_16_is_kept_by_its_name_and_bytes(app: Flask, abara: Visitor) -> None:
    data = PASTED.encode("utf-16")
    abara.fills_in(abara.get("/teacher/quizzes/new"), {"file": FileStorage(io.BytesIO(data), "boat.txt"), "count": "2"})
    with app.app_context():
        row = db.session.scalars(select(ArticleRow)).one()
        assert (row.source_name, row.source_bytes, row.origin) == ("boat.txt", data, "boat.txt")


# The library ------------------------------------------------------------------------------------------------------------


def listed(shown: TestResponse) -> list[str]:
    return [said(row) for rows in fromstring(shown.text).find_class("rows") for row in rows]


def test_new_teacher_is_told_what_the_library_will_hold(abara: Visitor) -> None:
    shown = abara.get("/teacher/articles")
    assert "No articles yet" in shown.text
    assert '<form class="search"' not in shown.text


def test_library_lists_own_articles_with_words_level_and_quizzes(app: Flask, abara: Visitor, brandt: Visitor) -> None:
    room_in(app)
    kept_in(app, PASTED)
    kept_in(app, PASTED.replace("Boat", "Ship"), login="brandt")
    shown = abara.get("/teacher/articles")
    grade = grade_level("\n\n".join(BODY))
    ferry, mill = listed(shown)
    assert ferry.startswith(f"The Yellow Boat By Ida Lund {len(' '.join(BODY).split())} words grade {grade}, about ")
    assert ferry.endswith("no quizzes Make a quiz")
    assert (mill.startswith("The mill A. Miller 11 words grade "), mill.endswith("1 quiz Make a quiz")) == (True, True)
    assert [row.split(" By")[0] for row in listed(brandt.get("/teacher/articles"))] == ["The Yellow Ship"]


def test_article_is_found_by_words_of_its_text_and_used_again(app: Flask, abara: Visitor, ferry: str, room: Room) -> None:
    shown = abara.get("/teacher/articles?q=LOBSTER+ferry")
    assert len(listed(shown)) == 1
    again = next(link for link in fromstring(shown.text).iter("a") if said(link) == "Make a quiz")
    assert again.get("href") == f"{ferry}#make"
    assert 'value="LOBSTER ferry"' in shown.text
    nothing = abara.get("/teacher/articles?q=volcano")
    assert listed(nothing) == []
    assert "No article has all of these words." in nothing.text


def test_library_is_paged_and_keeps_the_search(app: Flask, abara: Visitor) -> None:
    for n in range(PAGE + 1):
        kept_in(app, PASTED.replace("Yellow", f"Number{n}"), at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n))
    first = abara.get("/teacher/articles?q=boat")
    assert len(listed(first)) == PAGE
    older = next(link for link in fromstring(first.text).iter("a") if said(link) == "Older")
    second = abara.get(str(older.get("href")))
    assert [row.split(" By")[0] for row in listed(second)] == ["The Number0 Boat"]
    assert "Page 2 of 2" in second.text
    assert "q=boat" in str(next(link for link in fromstring(second.text).iter("a") if said(link) == "Newer").get("href"))


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "2", "99999999999999999999999", "²", "1.5"])
def test_page_that_does_not_exist_is_the_nearest_one(abara: Visitor, ferry: str, page: str) -> None:
    assert len(listed(abara.get(f"/teacher/articles?page={page}"))) == 1


def test_long_library_asks_the_database_no_more_than_a_short_one(
    app: Flask, abara: Visitor, ferry: str, queries: Queries
) -> None:
    with queries() as few:
        abara.get("/teacher/articles")
    for _ in range(PAGE - 1):
        kept_in(app, PASTED)
    with queries() as many:
        assert len(listed(abara.get("/teacher/articles"))) == PAGE
    assert len(many) == len(few)
    assert not any(column in statement for statement in many for column in ("source_bytes", "article.pieces"))


def test_navigation_leads_to_the_library(abara: Visitor) -> None:
    links = [str(link.get("href")) for link in next(fromstring(abara.get("/teacher/").text).iter("nav")).iter("a")]
    assert "/teacher/articles" in links
    here = fromstring(abara.get("/teacher/articles").text).xpath("//nav//a[@aria-current='page']")
    assert [said(link) for link in here] == ["Articles"]
