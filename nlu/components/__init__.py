"""Rasa graph components around what understands language and what finds entities."""
