"""Composition root: one file per capability, the only room that knows every room."""
