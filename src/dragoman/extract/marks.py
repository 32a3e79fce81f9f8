"""Signs and small words that stand at the edges of names and phrases."""

from __future__ import annotations

__all__ = ["DETERMINERS", "HYPHENS", "JOINTS", "NOMINAL", "POSSESSIVES"]

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘s", "´s"})
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "another"}
)
JOINTS = frozenset({"and", ",", "&", "-", "–", "/"})
"""What may join two words of one portfolio."""
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
HYPHENS = frozenset({"-", "–", "‑"})
