"""Everything that faces a chat or a clock."""
