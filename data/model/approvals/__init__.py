"""Requests that wait for people: their stages, their evidence, and the one decision about a signature."""
