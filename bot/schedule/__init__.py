"""Due rows become turns."""
