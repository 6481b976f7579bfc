"""What a system sends that asks for a release is read, or refused with the field and what to do about it."""

import contextlib
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.releases.filing import FIELDS, Filed, Unfileable, asks, read_filed
from data.model.releases.release import EVIDENCE, LONGEST_EVIDENCE

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
FILE = {"name": "junit.xml", "sha256": DIGEST, "url": "https://ci.lantern.example/812/junit.xml"}
BODY: dict[str, Any] = {"app": "photobox", "version": "4.2", **dict.fromkeys(EVIDENCE, "fine")}


def read(**changes: Any) -> Filed:
    return read_filed(BODY | changes, source="ci")


def test_what_the_company_asks_for_of_its_own_has_to_be_told_and_is_read_alike() -> None:
    body = BODY | {"privacy_review": {"files": [FILE]}}
    assert (
        read_filed(body, source="ci", beside=["privacy_review"]).fields["privacy_review"].startswith("junit")
    )
    with pytest.raises(Unfileable, match="privacy_review: missing or empty"):
        read_filed(BODY, source="ci", beside=["privacy_review"])
    with pytest.raises(Unfileable, match="1 fields are not known"):
        read_filed(body, source="ci")


def test_evidence_is_what_is_written_with_each_file_and_its_hash() -> None:
    small = {"name": "notes.md", "text": "Retried once.\n"}
    filed = read(test_report={"text": "812 passed", "files": [FILE, small]}, requester="raj")
    digest = hashlib.sha256(b"Retried once.\n").hexdigest()
    assert filed.fields["test_report"].split("\n") == [
        "812 passed",
        f"junit.xml · sha256 {DIGEST} · https://ci.lantern.example/812/junit.xml",
        f"notes.md · sha256 {digest}",
        "Retried once.",
    ]
    assert (filed.source, filed.requester, filed.kind, filed.app) == ("ci", "raj", "release", "photobox")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"verson": "4.2"}, "1 fields are not known; known are app, .*version"),
        ({"summary": "", "version": None}, "version, summary: missing or empty"),
        ({"kind": "party"}, "kind: is none of release, update, requirement, plan"),
        ({"version": 4.2}, "version: is no text; write it between quotes"),
        ({"summary": "x" * (LONGEST_EVIDENCE + 1)}, "summary: is empty, or longer than 2000"),
        ({"summary": "{{ changes }}"}, "summary: people will read it"),
        ({"notice_en": "See http://intranet/4.2"}, "notice_en: people will read it"),
        ({"window": "tonight"}, "window: is not like 2026-"),
        ({"test_report": {"files": FILE}}, r"test_report\.files: is no list"),
        ({"test_report": {"files": [{"name": "a"}]}}, r"files\[0\]: has neither url nor text"),
        ({"test_report": {"files": [FILE | {"sha256": "9f86"}]}}, r"files\[0\]\.sha256: is no SHA-256"),
        ({"test_report": {"files": [FILE | {"url": "ftp://ci/a"}]}}, r"files\[0\]\.url: is no address"),
        (
            {"test_report": {"files": [{"name": "a", "text": "b", "sha256": DIGEST}]}},
            r"files\[0\]\.sha256: is not that of the text",
        ),
        ({"test_report": {"files": [{"name": "a", "text": "b\0c"}]}}, r"files\[0\]\.text: holds what is no"),
        ({"test_report": {"file": FILE}}, "test_report: is a text, or an object of text and files"),
    ],
)
def test_what_cannot_be_filed_is_refused_with_its_field_and_what_to_do(
    changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(Unfileable, match=told):
        read(**changes)


@pytest.mark.parametrize("body", [{}, {"job": "nightly"}, {"app": "photobox", "status": "passed"}])
def test_what_else_a_system_tells_asks_for_no_release(body: dict[str, str]) -> None:
    assert not asks(body)


@pytest.mark.parametrize(
    "body", [BODY, {"kind": "release"}, {"summary": ""}, {"app": "a", "version": 1}, [], "x"]
)
def test_what_is_meant_to_ask_for_one_is_read_or_refused(body: Any) -> None:
    assert asks(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), JSON) | JSON, st.booleans())
def test_whatever_is_sent_is_read_or_refused(told: Any, whole: bool) -> None:  # noqa: FBT001  # drawn
    body = BODY | told if whole and isinstance(told, dict) else told
    with contextlib.suppress(Unfileable):
        filed = read_filed(body, source="ci")
        assert all(0 < len(text) <= LONGEST_EVIDENCE for text in filed.fields.values())
