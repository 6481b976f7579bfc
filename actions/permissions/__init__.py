"""What can be done with permissions: ask for them, and let them begin, go on and end."""
