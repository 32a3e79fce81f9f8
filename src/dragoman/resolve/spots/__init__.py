"""Helpers of `resolve.places`: names, readings, evidence."""
