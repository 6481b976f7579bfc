"""What is done with the audit chain: keep its daily head, read it, give it away."""
