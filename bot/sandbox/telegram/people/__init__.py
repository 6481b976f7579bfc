"""What people do in Telegram, and the updates that come of it."""
