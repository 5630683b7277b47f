"""Files as one ZIP whose bytes depend on nothing but their names and contents."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

MADE = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows; the real one would make every package another."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files, compressed, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)
    return out.getvalue()


def identifier(*parts: str) -> str:
    """A name for XML that the same parts always give and others practically never: a letter and 32 digits and letters.

    >>> identifier("quiz", "1")
    'qe080793cde83208680136ca31d203c58'
    """
    return "q" + hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
