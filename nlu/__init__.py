"""Understands what people write: a process of its own, which imports nothing of the desk."""
