"""A codebook of events as a store keeps it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["KeptBook"]


@dataclass(frozen=True, slots=True)
class KeptBook:
    """A user's codebook with its text, so that the store needs no file beside it.

    An empty `text` stands for our own codebook, to which a store may come back.
    """

    name: str
    digest: str
    text: str
