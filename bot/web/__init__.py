"""Webhooks in, and health."""
