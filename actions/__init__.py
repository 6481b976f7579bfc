"""The verbs: one folder per capability, one file per operation."""
