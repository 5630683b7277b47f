"""People at their browsers: a client with a cookie jar, who fills in forms as a browser would."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from lxml.html import fromstring
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse, encode_multipart

PASSWORD = "three calm grey herons"

_CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Visitor:
    """Somebody at a browser of their own. `post` brings the token that every page with a form carries."""

    app: Flask
    name: str = "a stranger"
    login: str = ""
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def get(self, url: str, **options: Any) -> TestResponse:
        """Open a page."""
        return self.client.get(url, buffered=True, **options)  # read to its end, so that a file is closed again

    def post(self, url: str, data: Mapping[str, Any] | None = None, **options: Any) -> TestResponse:
        """Send a form with its token against forged posts."""
        return self.client.post(url, data={"csrf_token": self.token(), **(data or {})}, **options)

    def post_json(self, url: str, body: object, **options: Any) -> TestResponse:
        """Send JSON as the quiz page's script does, the token in a header."""
        return self.client.post(url, json=body, headers={"X-CSRFToken": self.token()}, **options)

    def fills_in(self, page: TestResponse, typed: Mapping[str, Any] | None = None, *, action: str | None = None) -> TestResponse:
        """Type into a page's form and send it, with all that the page had filled in already, hidden fields too.

        `action` tells which form, by where it leads: the page itself unless said otherwise. A list is several inputs of
        one name, a FileStorage a file, and None one that is left out, such as a box not ticked.
        """
        values = form_values(page, action or page.request.path)
        for name, value in (typed or {}).items():
            values.setlist(name, value if isinstance(value, list) else [] if value is None else [value])
        here = page.request.path + (f"?{page.request.query_string.decode()}" if page.request.query_string else "")
        boundary, body = encode_multipart(values)
        return self.client.post(action or here, data=body, content_type=f"multipart/form-data; boundary={boundary}")

    def follows(self, answer: TestResponse) -> TestResponse:
        """Go where an answer leads, once."""
        assert answer.status_code == 302, answer.text
        return self.get(answer.location)

    def waits_for(self, asked: TestResponse) -> TestResponse:
        """Wait for the job that an answer leads to, and see where it leads when it has ended: the draft, or the form again."""
        assert asked.location.startswith("/teacher/jobs/"), asked.location
        return self.follows(self.follows(asked))

    def token(self) -> str:
        """The token of this browser's session, read off a page."""
        found = _CSRF.search(self.get("/password", follow_redirects=True).text)
        assert found, "no page with a form to read the token from"
        return html.unescape(found[1])

    def signs_in(self, password: str = PASSWORD) -> TestResponse:
        """Type login and password."""
        return self.post("/sign-in", {"login": self.login, "password": password})

    def signs_out(self) -> TestResponse:
        """Press “Sign out”."""
        return self.post("/sign-out")


def form_values(page: TestResponse, action: str) -> MultiDict[str, Any]:
    """What stands in the form of a page that leads to `action`: hidden fields, texts, ticked boxes, chosen options."""
    forms = [form for form in fromstring(page.text).forms if form.method == "POST"]
    found = [form for form in forms if urlsplit(form.action or page.request.path).path == action]
    assert len(found) == 1, f"{len(found)} forms of {page.request.path} lead to {action}"
    return MultiDict([(name, value) for name, value in found[0].form_values() if name])
