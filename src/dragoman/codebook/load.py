"""Reads the tables of the codebook: TOML files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from dragoman.errors import CodebookError

__all__ = ["read_table"]


@cache
def read_table(name: str) -> dict[str, Any]:
    """Read ``codebook/<name>.toml``; raises CodebookError when it is no TOML."""
    file = resources.files("dragoman.codebook") / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"{name}.toml: {error}") from error
