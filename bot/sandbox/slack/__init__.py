"""A local Slack that speaks the real wire protocol."""
