"""What the desk does for itself, day by day."""
