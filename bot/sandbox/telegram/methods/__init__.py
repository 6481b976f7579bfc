"""What a bot may call: one file per family of methods."""
