"""The port to each chat platform, in both of its forms."""
