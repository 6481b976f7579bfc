"""Chat without any platform's words."""
