"""What has to be done by somebody until they confirm it: the engine of all follow-ups."""
