"""What can be done so that a stolen chat grants nothing."""
