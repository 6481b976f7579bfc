"""Local Slack and Telegram servers, the page and the play runner: imports nothing of ours."""
