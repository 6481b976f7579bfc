"""What can be done with releases: ask for one, let it go, watch it, and tell whoever waits for it."""
