"""Addresses → a web archive: what is fetched politely is saved once, and read from there."""
