"""Text as Telegram keeps it: cleaned, parsed, with entities in UTF-16 units."""
