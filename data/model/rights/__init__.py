"""Who may do what: one table, and the one decision that reads it."""
