"""A web server on loopback that counts who comes, and a network whose names and addresses a test makes up."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "certificates/school.example.pem"
"""Of school.example, signed by itself; its key is no secret."""

Reply = bytes | Iterable[bytes]


def reply(body: bytes = b"", status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """An answer as it goes over the wire; header names are written with underscores."""
    told = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return f"HTTP/1.1 {status}\r\n".encode() + b"".join(f"{n}: {v}\r\n".encode() for n, v in told.items()) + b"\r\n" + body


def moved(to: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return reply(status=status, Location=to)


class Canary:
    """Answers by path; `hits` are the requests as they came, and `met` every connection."""

    def __init__(self, replies: Mapping[str, Reply], *, secure: bool = False) -> None:
        self.replies = replies
        self.hits: list[str] = []
        self.met = 0
        self.ended = threading.Event()
        self._secure = secure
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening, and wake up whoever sends slowly."""
        self.ended.set()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        self._thread.join()
        self._listening.close()

    def drip(self, start: bytes, drop: bytes) -> Iterator[bytes]:
        """A start, and then for ever a drop every now and then."""
        yield start
        while not self.ended.wait(0.02):
            yield drop

    def _serve(self) -> None:
        while not self.ended.is_set():
            connection, _ = self._listening.accept()
            if self.ended.is_set():
                connection.close()
                return
            self.met += 1
            with suppress(OSError), connection:
                self._answer(connection)

    def _answer(self, plain: socket.socket) -> None:
        connection = plain
        if self._secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            connection = context.wrap_socket(plain, server_side=True)
        with connection:
            request = b""
            while b"\r\n\r\n" not in request:
                request += connection.recv(65_536) or b"\r\n\r\n"
            self.hits.append(request.decode("utf-8", "replace"))
            path = request.decode("utf-8", "replace").partition(" ")[2].partition(" ")[0]
            answer = self.replies.get(path, reply(status="404 Not Found"))
            for part in [answer] if isinstance(answer, bytes) else answer:
                connection.sendall(part)
            if self._secure:
                connection.unwrap()  # type: ignore[attr-defined]


@contextmanager
def canary(replies: Mapping[str, Reply] | None = None, *, secure: bool = False) -> Iterator[Canary]:
    """A server for the length of a test."""
    made = Canary({} if replies is None else replies, secure=secure)
    try:
        yield made
    finally:
        made.close()


class MadeUpNetwork:
    """Names with the addresses they have, look-up after look-up; whatever is connected to is the server on loopback.

    The guard sees only the addresses of the test; `connected` are those that passed it.
    """

    def __init__(self, server: Canary, **names: Sequence[str]) -> None:
        self.server = server
        self.names: dict[str, list[str]] = {name.replace("_", "."): list(addresses) for name, addresses in names.items()}
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []

    def resolve(self, host: str, port: int) -> list[str]:
        """The next addresses of a name, parted by commas; a number is its own, in every form that C libraries take."""
        self.looked_up.append(host)
        if host in self.names:
            addresses = self.names[host]
            return (addresses.pop(0) if len(addresses) > 1 else addresses[0]).split(",")
        if ":" in host:
            return [host]
        if re.fullmatch(r"[0-9a-fx.]+", host):
            return [socket.inet_ntoa(socket.inet_aton(host))]
        raise socket.gaierror(host)

    def dial(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection, to the server whoever was asked for."""
        self.connected.append((address, port))
        return socket.create_connection(("127.0.0.1", self.server.port), seconds)
