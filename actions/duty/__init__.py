"""Who is on duty instead of whom: asked of a colleague, or taken over at once."""
