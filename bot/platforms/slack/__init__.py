"""Slack: receive, shape, send, settle."""
