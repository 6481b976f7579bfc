"""Durable in: turns, in the order of their chat."""
