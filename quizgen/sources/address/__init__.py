"""Articles at an address: one page or file fetched from the open internet, and never from the network the server stands in.

A name is resolved once; every address it has must be a public one, and the connection goes to just that address, so that a
name which changes its mind between two look-ups gains nothing. Every redirect passes the same guard again.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urljoin

from quizgen.errors import UnusableArticle
from quizgen.sources.address.guard import PASTE, PORTS, checked, is_public

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

REDIRECTS = 3
MOST_BYTES = 5_000_000
"""Of a page or file, as sent and as unpacked."""

SECONDS = 10.0
"""In all, redirects included."""

PAUSE = 5.0
"""Seconds without a byte after which a server is not there."""

_KINDS = {
    "text/html": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}

Resolve = Callable[[str, int], Sequence[str]]
Dial = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address: its bytes, a file name whose suffix says what they are, and where they were at last."""

    data: bytes
    name: str
    address: str


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host, by the system's resolver."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address."""
    return socket.create_connection((address, port), seconds)


def fetch(address: str, *, resolve: Resolve = resolve, dial: Dial = dial, seconds: float = SECONDS) -> Fetched:
    """The page or file at an http or https address.

    Raises UnusableArticle with what to do: when the address is none, leads inside, answers with an error, something else
    than a page, text, PDF or Word file, too much or too slowly. `resolve` gives a host's addresses, `dial` opens a
    connection to one of them once it has passed the guard.
    """
    visit = _Visit(resolve, dial)
    worker = ThreadPoolExecutor(1, thread_name_prefix="fetch")
    going = worker.submit(visit.go, address)
    try:
        return going.result(seconds)
    except TimeoutError as error:
        raise UnusableArticle(f"The page took longer than {seconds:g} seconds to arrive; {PASTE}") from error
    finally:
        visit.stop()
        worker.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True)
class _Visit:
    """One fetch: from hop to hop, with the connections it opened, so that they can be cut from outside."""

    resolve: Resolve
    dial: Dial
    over: Event = field(default_factory=Event)
    connections: list[socket.socket] = field(default_factory=list)

    def go(self, address: str) -> Fetched:
        for _ in range(REDIRECTS + 1):
            parts = checked(address)
            response = self._ask(parts, self._public_addresses(parts))
            try:
                if response.status not in {301, 302, 303, 307, 308}:
                    return _received(response, parts)
                target = response.headers.get("Location", "")
            finally:
                response.close()
            address = urljoin(parts.geturl(), target)
        raise UnusableArticle(f"The address leads on to another one more than {REDIRECTS} times; {PASTE}")

    def stop(self) -> None:
        """Cut what is open: whatever waits for a byte there wakes up."""
        self.over.set()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _public_addresses(self, parts: SplitResult) -> list[str]:
        host = parts.hostname or ""
        try:
            found = list(dict.fromkeys(self.resolve(host, PORTS[parts.scheme])))
        except (OSError, UnicodeError) as error:
            raise UnusableArticle(f"There is no host called {host}; check the address, or paste the article's text.") from error
        if not found or not all(map(is_public, found)):
            raise UnusableArticle("The address leads into a private network, where nothing is fetched; " + PASTE)
        return found

    def _ask(self, parts: SplitResult, addresses: list[str]) -> BaseHTTPResponse:
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout  # late: most starts fetch nothing
        from urllib3.exceptions import HTTPError, SSLError

        from quizgen.sources.address.dialling import HttpConnection, HttpsConnection

        host, port = parts.hostname or "", PORTS[parts.scheme]
        pool: HTTPConnectionPool
        if parts.scheme == "https":
            pool = HTTPSConnectionPool(addresses[0], port, server_hostname=host, assert_hostname=host, cert_reqs="CERT_REQUIRED")
            pool.ConnectionCls = HttpsConnection
        else:
            pool = HTTPConnectionPool(addresses[0], port)
            pool.ConnectionCls = HttpConnection
        pool.conn_kw["dial"] = lambda seconds: self._connected(addresses, port, seconds)
        try:
            return pool.urlopen(
                "GET",
                _target(parts),
                headers={
                    "Host": f"[{host}]" if ":" in host else host,
                    "User-Agent": "Quizgen",
                    "Accept": ", ".join(_KINDS),
                    "Accept-Encoding": "gzip",
                },
                retries=False,
                redirect=False,
                timeout=Timeout(connect=PAUSE, read=PAUSE),
                preload_content=False,
                decode_content=False,
            )
        except SSLError as error:
            raise UnusableArticle(f"{host} cannot prove who it is (its certificate is not valid); {PASTE}") from error
        except (HTTPError, OSError) as error:
            raise UnusableArticle(f"{host} does not answer; try again later, or {PASTE}") from error

    def _connected(self, addresses: list[str], port: int, seconds: float) -> socket.socket:
        """A connection to the first of the addresses that answers."""
        failed: OSError = OSError("no address")
        for address in addresses[:3]:
            if self.over.is_set():
                break
            try:
                connection = self.dial(address, port, seconds)
            except OSError as error:
                failed = error
                continue
            self.connections.append(connection)
            if self.over.is_set():
                connection.close()
                break
            return connection
        raise failed


def _target(parts: SplitResult) -> str:
    """Path and query as they are sent: what is not ASCII in percent signs, the rest as it came."""
    written = parts.path + (f"?{parts.query}" if parts.query else "")
    return quote(written, safe="/?#[]@!$&'()*+,;=%:~-._")


def _received(response: BaseHTTPResponse, parts: SplitResult) -> Fetched:
    """What came, read to its end and unpacked, both within the bounds."""
    if response.status in {401, 402, 403, 407, 429, 451}:
        raise UnusableArticle(f"{parts.hostname} does not show the page to programs; {PASTE}")
    if response.status in {404, 410}:
        raise UnusableArticle("There is no page at this address; check it in your browser.")
    if response.status != 200:
        raise UnusableArticle(f"{parts.hostname} answers with an error ({response.status}); try again later, or {PASTE}")
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    suffix = _KINDS.get(kind.strip().lower())
    if suffix is None:
        raise UnusableArticle(f"There is no page, text, PDF or Word file at this address; {PASTE}")
    data = _read(response)
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    if charset and kind.strip().lower().startswith("text/"):
        data = _as_utf8(data, charset[1])
    path = PurePosixPath(unquote(parts.path))
    stem = path.stem if path.suffix.lower() in {suffix, ".htm", ".php", ".asp", ".aspx"} else path.name
    return Fetched(data, f"{stem or parts.hostname}{suffix}", parts.geturl())


def _read(response: BaseHTTPResponse) -> bytes:
    import zlib

    from urllib3.exceptions import HTTPError

    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip", ""}:
        raise UnusableArticle(f"The page comes packed in a way that is not read here; {PASTE}")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in encoding else None
    data = bytearray()
    received = 0
    try:
        while chunk := response.read(65_536, decode_content=False):
            received += len(chunk)
            data += unpack.decompress(chunk, MOST_BYTES + 1 - len(data)) if unpack else chunk
            if max(received, len(data)) > MOST_BYTES:
                raise UnusableArticle(f"The page has more than {MOST_BYTES // 1_000_000} MB; {PASTE}")
    except (HTTPError, OSError, zlib.error) as error:
        raise UnusableArticle(f"The page broke off while it was fetched; try again, or {PASTE}") from error
    if unpack and not unpack.eof:
        raise UnusableArticle(f"The page broke off while it was fetched; try again, or {PASTE}")
    return bytes(data)


def _as_utf8(data: bytes, charset: str) -> bytes:
    """Text in the encoding that its server names, marked as UTF-8; as it came when that name is unknown or wrong."""
    try:
        return b"\xef\xbb\xbf" + data.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return data
