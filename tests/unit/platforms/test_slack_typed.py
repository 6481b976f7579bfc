"""What a person typed is what the desk reads, whatever Slack made of it on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.shape import escaped
from bot.platforms.slack.typed import mentions, typed


@pytest.mark.parametrize(
    ("on_the_wire", "read"),
    [
        ("<@U0BOT> is it down?", "is it down?"),
        ("<@U0BOT|deskbell>  hi", "hi"),
        ("ask <@U0LIN|lin> or <@U0ADA>", "ask @lin or @U0ADA"),
        ("in <#C0GEN|general>", "in #general"),
        ("<!here> <!subteam^S1|@ops> <!date^1^{date} {time}|today>", "@here @ops today"),
        ("<http://example.com|example.com>", "example.com"),
        ("<https://example.com/a?b=1&amp;c=2>", "https://example.com/a?b=1&c=2"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<https://evil.example|our bank>", "our bank (https://evil.example)"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ],
)
def test_slacks_notation_becomes_what_was_typed(on_the_wire: str, read: str) -> None:
    assert typed(on_the_wire, bot_user_id="U0BOT") == read


@given(st.text())
def test_escaped_words_come_back_to_the_letter(words: str) -> None:
    assert typed(escaped(words), bot_user_id="U0BOT") == words.strip()


def test_only_a_mention_is_a_mention() -> None:
    assert mentions("hey <@U0BOT>", "U0BOT")
    assert mentions("<@U0BOT|deskbell>", "U0BOT")
    assert not mentions("hey @U0BOT &lt;@U0BOT&gt;", "U0BOT")
