"""Everything that Dragoman raises on purpose.

::

    DragomanError
    ├── Rejected          a page is unusable: recorded with its reason, the run goes on
    ├── UsageError        the person asked for something that cannot be: one line, exit code 2
    │   └── CodebookError a table of the codebook contradicts itself: file, entry, what is wrong
    └── StoreError        the store cannot do what was asked
        ├── StoreVersion  it was written by a newer Dragoman
        └── NotFound      no such document, event or entity

Whatever else reaches the top is a bug and shows a traceback.
"""

from __future__ import annotations

__all__ = [
    "CodebookError",
    "DragomanError",
    "NotFound",
    "Rejected",
    "StoreError",
    "StoreVersion",
    "UsageError",
]


class DragomanError(Exception):
    """The base of every error that Dragoman raises on purpose."""


class Rejected(DragomanError):
    """A page is unusable; `address` says which, `reason` why, in one line a user can act on."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class UsageError(DragomanError):
    """The caller asked for something that cannot be done; the message says what to do instead."""


class CodebookError(UsageError):
    """A table of the codebook contradicts itself; the message names file and entry."""


class StoreError(DragomanError):
    """The store cannot do what was asked of it."""


class StoreVersion(StoreError):
    """The store was written by a newer Dragoman than this one."""


class NotFound(StoreError):
    """No document, event or entity has the given id (or beginning of an id)."""
