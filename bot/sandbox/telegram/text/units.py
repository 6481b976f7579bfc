"""Count text in UTF-16 code units, as entities do."""


def units(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def cut_units(text: str, offset: int, length: int) -> str:
    """Return the piece of a text at an offset, both in UTF-16 code units."""
    encoded = text.encode("utf-16-le")
    return encoded[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def pieces_of(text: str, most_units: int) -> list[str]:
    """Split a text into pieces of at most so many UTF-16 code units, never inside a character."""
    pieces: list[str] = []
    current: list[str] = []
    used = 0
    for character in text:
        size = units(character)
        if used + size > most_units:
            pieces.append("".join(current))
            current, used = [], 0
        current.append(character)
        used += size
    return [*pieces, "".join(current)]
