"""The permissions that the desk needs of Slack: the one place where they are listed."""

from collections.abc import Mapping

# Source: docs.slack.dev/reference/methods and /reference/events, "Scopes" of what the desk calls and hears, 2026-11-21.
NEEDED: Mapping[str, str] = {
    "app_mentions:read": "hear that it is spoken to in a channel",
    "channels:history": "hear channels, and find its own messages there",
    "channels:read": "know channels by their names",
    "chat:write": "write, and change what it wrote",
    "commands": "take /desk and shortcuts",
    "files:read": "take in pictures and files",
    "files:write": "send long texts and files",
    "groups:history": "hear private channels",
    "groups:read": "know private channels by their names",
    "im:history": "hear private chats",
    "im:write": "begin a private chat",
    "mpim:history": "hear private chats of several people",
    "pins:write": "pin what is to be seen first",
    "reactions:read": "hear reactions",
    "usergroups:read": "let departments have the members of user groups",
    "users:read": "know people's names, languages and time zones, and whose account was closed",
}
