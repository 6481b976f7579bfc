"""The local Telegram: a Bot API server with people behind it, state in memory."""
