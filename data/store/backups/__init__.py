"""Backups: the whole store as one sealed file, and a store made from such a file."""
