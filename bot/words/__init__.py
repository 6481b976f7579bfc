"""Finished text in a reader's language."""
