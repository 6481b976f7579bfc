"""What a file is, by its content and never by its name."""

OCTETS = "application/octet-stream"
PLAIN, HTML, SVG, XML = "text/plain", "text/html", "image/svg+xml", "application/xml"
# What runs in whatever program shows it.
ACTIVE = frozenset({HTML, SVG, XML})
# Pictures that both platforms show as such.
SHOWN = frozenset({"image/png", "image/jpeg", "image/webp"})

# Source: mimesniff.spec.whatwg.org and iana.org/assignments/media-types, 2026-11-21
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-elf"),
)
_IN_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"avif": "image/avif",
    b"qt  ": "video/quicktime", b"M4A ": "audio/mp4",
}  # fmt: skip
EXTENSIONS = {
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/bmp": "bmp",
    "image/tiff": "tiff", "image/heic": "heic", "image/avif": "avif", "application/pdf": "pdf",
    "application/zip": "zip", "application/gzip": "gz", "application/x-7z-compressed": "7z",
    "application/vnd.rar": "rar", "audio/ogg": "ogg", "audio/flac": "flac", "audio/mpeg": "mp3", "audio/wav": "wav",
    "audio/mp4": "m4a", "video/webm": "webm", "video/mp4": "mp4", "video/quicktime": "mov", "video/x-msvideo": "avi",
    HTML: "html", SVG: "svg", XML: "xml", PLAIN: "txt",
}  # fmt: skip
# As much as is looked at of a text; markup begins with itself.
_LOOKED_AT = 4096
_OF_HTML = ("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<meta")


def media_type_of(content: bytes) -> str:
    """Return the media type of a file."""
    if content[:4] == b"RIFF" and (kind := _IN_RIFF.get(content[8:12])):
        return kind
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "video/mp4")
    head = content[:_LOOKED_AT]
    for beginning, kind in _BEGINNINGS:
        # A text may begin with such letters as well; none of these formats goes without a zero.
        if head.startswith(beginning) and (b"\x00" in head or not beginning.isalnum()):
            return kind
    return _text_type(head)


def _text_type(head: bytes) -> str:
    in_pairs = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not in_pairs and b"\x00" in head:
        return OCTETS
    # In whatever encoding a text is, the marks of markup are plain letters.
    text = head.decode("utf-16" if in_pairs else "utf-8", "replace").lstrip("\ufeff").lstrip().lower()
    if "<svg" in text:
        return SVG
    if any(mark in text for mark in _OF_HTML):
        return HTML
    if text.startswith("<?xml"):
        return XML
    return PLAIN if in_pairs or _is_utf8(head) else OCTETS


def _is_utf8(head: bytes) -> bool:
    try:
        # The last letter may be cut in two.
        head[:-4].decode()
    except UnicodeDecodeError:
        return False
    return "\ufffd" not in head[:-4].decode()
