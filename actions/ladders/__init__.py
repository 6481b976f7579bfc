"""What can be done with ladders, for capabilities that watch over something."""
