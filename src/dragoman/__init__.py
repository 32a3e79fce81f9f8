"""Dragoman reads messy news pages and keeps a sourced picture of relations between states."""

__all__ = ["__version__"]

__version__ = "0.1.0"
