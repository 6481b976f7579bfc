"""Durable out: claim, send, settle."""
