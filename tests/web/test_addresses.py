"""An article by its address: what must not be fetched is not, and what was typed stays."""

from __future__ import annotations

import pytest

from tests.visitors import Visitor


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "file:///etc/passwd", "http://169.254.169.254/latest", "not an address"],
)
def test_address_inside_is_refused_in_a_sentence_and_stays_in_its_box(abara: Visitor, address: str) -> None:
    sent = abara.fills_in(abara.get("/teacher/quizzes/new"), {"address": address, "text": "Typed beside it.", "count": "3"})
    form = abara.follows(abara.follows(sent))

    assert form.status_code == 200
    assert address in form.text
    assert "Typed beside it." in form.text
    assert "invalid-feedback" in form.text
