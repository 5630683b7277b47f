"""People at their browsers: a client with a cookie jar, who fills in forms as a browser would."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

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
        return self.client.get(url, **options)

    def post(self, url: str, data: Mapping[str, Any] | None = None, **options: Any) -> TestResponse:
        """Send a form with its token against forged posts."""
        return self.client.post(url, data={"csrf_token": self.token(), **(data or {})}, **options)

    def post_json(self, url: str, body: object, **options: Any) -> TestResponse:
        """Send JSON as the quiz page's script does, the token in a header."""
        return self.client.post(url, json=body, headers={"X-CSRFToken": self.token()}, **options)

    def token(self) -> str:
        """The token of this browser's session, read off a page."""
        found = _CSRF.search(self.get("/sign-in", follow_redirects=True).text)
        assert found, "no page with a form to read the token from"
        return html.unescape(found[1])

    def signs_in(self, password: str = PASSWORD) -> TestResponse:
        """Type login and password."""
        return self.post("/sign-in", {"login": self.login, "password": password})

    def signs_out(self) -> TestResponse:
        """Press “Sign out”."""
        return self.post("/sign-out")
