"""The nouns: things, their rules, and where they are kept."""
