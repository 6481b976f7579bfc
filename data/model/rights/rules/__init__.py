"""The rules of each capability."""
