"""How the parts of an act are coloured, wherever an act is printed."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model.event import Role

__all__ = ["STYLES"]

STYLES: Mapping[str, str] = {
    "trigger": "bold reverse",
    Role.ACTOR: "bold cyan",
    Role.RECIPIENT: "bold magenta",
    Role.PLACE: "bold green",
    Role.NUMBER: "bold yellow",
    Role.AGREEMENT: "bold blue",
    Role.THEME: "bold blue",
    Role.PURPOSE: "italic",
}
