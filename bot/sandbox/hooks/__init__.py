"""The other systems that a bot calls: deploying, granting access, text messages, the pager."""
