"""Read what stands behind the three backticks that open a block of code, alike in both Markdowns."""

import re

# Source: github.com/tdlib/td, td/telegram/MessageEntity.cpp (parse_markdown), 2026-11-21
LANGUAGE = re.compile(r"[^\s`]+(?=\s)")
LINE_BREAK = re.compile(r"\r\n|\n\r|[\r\n]")


def opening(source: str, position: int) -> tuple[str, int]:
    """Return the language of a block, empty without one, and where its code begins.

    Args:
        position: right behind the backticks.
    """
    named = LANGUAGE.match(source, position)
    position = named.end() if named else position
    line_break = LINE_BREAK.match(source, position)
    return named.group() if named else "", line_break.end() if line_break else position
