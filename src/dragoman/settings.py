"""What a run may be told from outside: read once, handed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The switches of a run, each with its environment variable.

    `spacy_model` (``DRAGOMAN_SPACY_MODEL``): name of an installed spaCy model, or a folder;
    empty is the English model that comes with the installation. Limits guard against pages
    that are no articles.
    """

    spacy_model: str = ""
    largest_page: int = 8 * 1024 * 1024
    """Bytes of one page; a larger one is rejected."""
    longest_text: int = 1_000_000
    """Code points of one text; a longer one is rejected."""
    columns: tuple[tuple[str, str], ...] = ()
    """What the columns of tables hold, where it is not to be guessed: (field, column) pairs."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the environment variables (``os.environ`` unless given)."""
        values = os.environ if environment is None else environment
        return cls(spacy_model=values.get("DRAGOMAN_SPACY_MODEL", ""))
