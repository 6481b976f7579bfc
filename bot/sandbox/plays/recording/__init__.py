"""A session on the page becomes a play: what people did, and what the desk showed them for it."""
