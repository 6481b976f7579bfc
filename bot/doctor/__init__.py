"""Find out which step of an installation is broken, and name the remedy."""
