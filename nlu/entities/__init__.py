"""Finds what a text names: numbers, apps, versions, permissions, amounts and moments of time, languages."""
