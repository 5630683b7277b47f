"""Connections that are opened by whoever passed the guard, instead of by a host's name."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

Opened = Callable[[float], socket.socket]


class HttpConnection(HTTPConnection):
    """Over http."""

    def __init__(self, *args: Any, dial: Opened, **options: Any) -> None:
        super().__init__(*args, **options)
        self.dial = dial

    def _new_conn(self) -> socket.socket:
        return self.dial(float(self.timeout or 0))


class HttpsConnection(HTTPSConnection):
    """Over https: the certificate must be the host's."""

    def __init__(self, *args: Any, dial: Opened, **options: Any) -> None:
        super().__init__(*args, **options)
        self.dial = dial

    def _new_conn(self) -> socket.socket:
        return self.dial(float(self.timeout or 0))
