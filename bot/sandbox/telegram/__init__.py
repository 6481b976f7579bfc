"""A local Telegram Bot API that speaks the real wire protocol."""
