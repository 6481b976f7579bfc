"""What can be done so that one person's accounts are one person's."""
