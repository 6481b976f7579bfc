"""Cards of every kind, for the properties that each renderer has to keep."""

from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st

from bot.shapes.card import Button, Card, Field, Reference
from bot.shapes.text import Span, Text

# How fast a renderer is stands in the benchmarks; here a busy machine must not fail it.
settings.register_profile("untimed")
settings.load_profile("untimed")

# What bots have been tricked with, next to letters of every kind.
HOSTILE = (
    "<!channel> <!here> <@U0LIN> <#C0GENERAL|general> <https://evil.example|our bank>",
    "*bold* _italic_ ~gone~ `code` ```pre``` :bug: &lt;!channel&gt; [a](https://evil.example)",
    "@deskbell_bot @everyone /start /start@other_bot #sale #上线 $USD",
    "http://evil.example/x evil.com mail@evil.example 10.0.0.1 tg://resolve?domain=x 看evil.com，谢谢 ftp://a.b",
    "\x00\x07\ud800\u202eevil\u202c\r\n\t\u2028🙂👨\u200d👩\u200d👧 版本 4.2，v10.3.1 e.g. 12:30 3/4",
)
long_words = st.sampled_from(["长", '🙂"\\\n']).map(lambda letters: letters * 4500)
words = st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE), long_words)
moments = st.none() | st.just(datetime(2026, 3, 2, 2, 0, tzinfo=UTC))
spans = st.builds(Span, words, bold=st.booleans(), moment=moments)
texts = st.builds(Text, st.lists(spans, max_size=4).map(tuple))
references = st.builds(
    Reference,
    st.sampled_from(["claim", "approve", "silence"]),
    st.sampled_from(["", "5", "PT1H"]),
    st.sampled_from(["FB-7", "form.12.app"]),
    st.integers(0, 999),
)
buttons = st.builds(Button, words, references, st.sampled_from(["plain", "primary", "danger"]))
cards = st.builds(
    Card,
    title=words,
    lines=st.lists(texts, max_size=5).map(tuple),
    fields=st.lists(st.builds(Field, words, texts), max_size=5).map(tuple),
    buttons=st.lists(buttons, max_size=40).map(tuple),
    footer=texts,
)
st.register_type_strategy(Card, cards)
st.register_type_strategy(Text, texts)
