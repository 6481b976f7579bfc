"""Telegram: receive, shape, send."""
