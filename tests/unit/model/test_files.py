"""A file is what its content says, and is called what no screen and no folder can be fooled by."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.files import LONGEST_NAME, safe_name
from data.model.media import ACTIVE, media_type_of
from data.model.pictures import picture_size


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def jpeg(width: int, height: int) -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", 7) + b"hello"
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + comment + frame + b"\xff\xd9"


def webp(form: bytes, body: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 40) + b"WEBP" + form + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png(1, 1), "image/png"),
        (jpeg(1, 1), "image/jpeg"),
        (b"GIF89a\x01\x00\x01\x00", "image/gif"),
        (webp(b"VP8 ", bytes(10)), "image/webp"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"PK\x03\x04\x14\x00", "application/zip"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "video/mp4"),
        (b"\x00\x00\x00\x18ftypheic\x00", "image/heic"),
        (b"OggS\x00\x02", "audio/ogg"),
        (b"MZ\x90\x00", "application/vnd.microsoft.portable-executable"),
        (b"<!DOCTYPE html><p>", "text/html"),
        (b"\n\n  <HTML><body>", "text/html"),
        (b"plain <ScRiPt>alert(1)</script>", "text/html"),
        ("\ufeff<html>".encode(), "text/html"),
        ("<html>".encode("utf-16"), "text/html"),
        (b"<?xml version='1.0'?><!-- x --><svg onload='x'>", "image/svg+xml"),
        (b"<?xml version='1.0'?><a/>", "application/xml"),
        ("相册盒闪退\n".encode(), "text/plain"),
        (b"BMW and MZ are plain words", "text/plain"),
        (b"ID3 is one too", "text/plain"),
        (b"x" * 4094 + "相".encode(), "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"\xa4\xe5\xa6\xb3\xa4\xe5\xa6\xb3", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str) -> None:
    assert media_type_of(content) == kind


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(640, 480), (640, 480)),
        (jpeg(1234, 567), (1234, 567)),
        (b"GIF89a" + struct.pack("<HH", 3, 9), (3, 9)),
        (webp(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 300, 200)), (300, 200)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 299 | 199 << 14) + bytes(5)), (300, 200)),
        (webp(b"VP8X", bytes(4) + (299).to_bytes(3, "little") + (199).to_bytes(3, "little")), (300, 200)),
        (b"text", None),
        (png(1, 1)[:20], None),
        (b"\xff\xd8\xff\xe0\x00", None),
        (b"\xff\xd8" + b"\xff\xe0\x00\x02" * 3 + b"junk", None),
    ],
)
def test_a_picture_tells_its_size(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG", b"GIF8", b"\xff\xd8", b"RIFF0000WEBP"]))
def test_no_content_breaks_the_look_at_it(content: bytes, beginning: bytes) -> None:
    assert "/" in media_type_of(beginning + content)
    assert picture_size(beginning + content) is None or beginning


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("photo.png", "image/png", "photo.png"),
        ("", "image/jpeg", "photo.jpg"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\Windows\\run.bat", "text/plain", "run.bat"),
        ("invoice\u202egnp.exe", "image/png", "invoice gnp.exe"),
        ("a\x00b\nc.log", "text/plain", "a b c.log"),
        (".htaccess", "text/plain", "htaccess.txt"),
        ("...", "image/png", "photo.png"),
        ("报错 截图.png", "image/png", "报错 截图.png"),
        ("page.html", "text/html", "page.html.txt"),
        ("cat.png", "text/html", "cat.png.txt"),
        ("logo.SVG", "image/svg+xml", "logo.SVG.txt"),
        ("run.js", "text/plain", "run.js.txt"),
        ('a<b>:"|?*.png', "image/png", "a b.png"),
    ],
)
def test_names_are_safe(name: str, kind: str, shown: str) -> None:
    assert safe_name(name, kind, kind="photo") == shown


@given(st.text(max_size=300), st.sampled_from(["image/png", "text/html", "application/octet-stream", ""]))
def test_whatever_it_was_called_its_name_is_one_plain_word(name: str, kind: str) -> None:
    shown = safe_name(name, kind)
    assert shown
    assert len(shown) <= LONGEST_NAME + 6
    assert shown == shown.strip(". ")
    assert not set(shown) & set('/\\<>:"|?*\x00\n\u202e')
    assert shown.isprintable()
    assert kind not in ACTIVE or shown.endswith(".txt")
