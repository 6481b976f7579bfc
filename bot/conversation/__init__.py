"""Lead one turn: who speaks, what is meant, which operation, which reply."""
