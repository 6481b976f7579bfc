"""What can be done so that somebody stands in for a colleague who is away."""
