"""Things and the rules they obey, one file per capability: pure."""
