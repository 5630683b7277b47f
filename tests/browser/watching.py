"""What no page may do, seen from inside the browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, Response, WebError

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`content security policy: ${event.violatedDirective} forbids ${event.blockedURI}`);
});
"""

EXPECTED = "Failed to load resource"
"""How the console echoes every refused or interrupted request; those are looked at one by one, in `_answered`."""


@dataclass
class Watch:
    """Collects what is wrong: a request to elsewhere, an error in the console, a violated policy, a dialog, a broken file."""

    origin: str
    requests: int = 0
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context, from now on."""
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", self._threw)
        context.on("dialog", self._asked_back)

    def _asked(self, request: Request) -> None:
        self.requests += 1
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.complaints.append(f"a request to {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and "/static/" in response.url):
            self.complaints.append(f"{response.status} for {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(EXPECTED):
            self.complaints.append(f"in the console: {message.text}")

    def _threw(self, error: WebError) -> None:
        self.complaints.append(f"a script failed: {error.error}")

    def _asked_back(self, dialog: Dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()
