"""Conversations as executable specification: read, run, report."""
