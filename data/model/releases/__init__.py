"""Releases: by which rules they go out, where each stands, and every no about one."""
