"""What fits what a step looks for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.plays.matching import Wanted, find, json_has, offers
from bot.sandbox.seen import Seen, SeenButton

CARD = Seen(
    platform="slack",
    place="#operations",
    seen_id="C1:1",
    kind="message",
    text="FB-7 café 支付失败 Priority: high",
    by_bot=True,
    created=3,
    changed=5,
    buttons=(SeenButton("claim", "认领", "FB-7|1"), SeenButton("rate:5", "★", "FB-7|1")),
    files=("photo.png",),
)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ("FB-7", "FB-7"),
        ("fb-7", None),
        ("FB-7\n  cafe\u0301", "FB-7 café"),
        ("/(FB-\\d+)/", "FB-7"),
        ("/FB-\\d+/", "FB-7"),
        ("/^Priority/", None),
        ("/(missing)?Priority/", "Priority"),
        ("/FB-7", None),
        ("认领", None),
    ],
)
def test_texts_and_regular_expressions(wanted: str, kept: str | None) -> None:
    assert find(wanted, CARD.text) == kept


@given(st.text(), st.text(), st.text())
def test_every_part_of_a_text_is_found_in_it(before: str, part: str, after: str) -> None:
    if not (len(part) > 2 and part.startswith("/") and part.endswith("/")):
        assert find(part, f"{before} {part} {after}") is not None


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(texts=("FB-7", "/high$/"), without=("low",)),
        Wanted(buttons=("claim", "rate")),
        Wanted(buttons=("rate:5",), no_buttons=("rate:1", "more")),
        Wanted(file="*.png", kind="message", edited=False, changed_after=4),
    ],
)
def test_fitting(wanted: Wanted) -> None:
    assert wanted.fits(CARD)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(texts=("FB-7", "low")),
        Wanted(without=("/pri/", "Priority")),
        Wanted(buttons=("claim", "reply")),
        Wanted(no_buttons=("rate",)),
        Wanted(buttons=("cla",)),
        Wanted(file="*.jpg"),
        Wanted(kind="toast"),
        Wanted(edited=True),
        Wanted(gone=True),
        Wanted(changed_after=5),
    ],
)
def test_not_fitting(wanted: Wanted) -> None:
    assert not wanted.fits(CARD)


def test_what_is_gone_fits_only_when_it_shall_be_gone() -> None:
    gone = replace(CARD, gone=True)
    assert Wanted(texts=("FB-7",), gone=True).fits(gone)
    assert not Wanted(texts=("FB-7",)).fits(gone)


def test_keeping_takes_the_first_regular_expression() -> None:
    assert Wanted(texts=("FB-7", "/: (\\w+)/", "/FB/")).kept_from(CARD) == "high"
    assert Wanted(texts=("支付",)).kept_from(CARD) == "支付"
    assert Wanted().kept_from(CARD) == CARD.text


@pytest.mark.parametrize(
    ("path", "value", "has"),
    [
        ("release.app", "photobox", True),
        ("release.app", "/^photo/", True),
        ("release.stores.1", "b", True),
        ("release.count", 3, True),
        ("release.count", "3", True),
        ("release.count", 4, False),
        ("release.stores.7", "b", False),
        ("release", "photobox", False),
        ("missing.app", "photobox", False),
        ("grant.person", "yun", True),
        ("data.grant.person", "yun", True),
        ("person", "yun", False),
    ],
)
def test_values_inside_json(path: str, value: object, has: bool) -> None:  # noqa: FBT001  # a parameter of a table
    text = '{"release": {"app": "photobox", "count": 3, "stores": ["a", "b"]}, "data": {"grant": {"person": "yun"}}}'
    assert json_has(text, path, value) is has
    assert not json_has("no json", path, value)


LIST = replace(
    CARD,
    text="Waiting for you AP-1 · Fang · 10:00 AP-12 · Wen, about AP-1 · 10:05 TK-3 · change the screenshots",
    buttons=(
        SeenButton("open", "AP-1", "AP-1|1"),
        SeenButton("open", "AP-12", "AP-12|1"),
        SeenButton("open", "TK-3", "TK-3|0"),
        SeenButton("next", "More", "pending.4|1"),
    ),
)


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (["AP-1"], "AP-1|1"),
        (["AP-12"], "AP-12|1"),
        (["Wen"], "AP-12|1"),
        (["change the screenshots"], "TK-3|0"),
        (["/Fang .* 10:00/", "AP-12"], "AP-12|1"),
        (["Waiting"], "AP-1|1"),
        ([], "AP-1|1"),
    ],
)
def test_of_the_buttons_of_a_list_the_one_is_meant_in_whose_line_the_text_stands(
    texts: list[str], meant: str
) -> None:
    button = offers(LIST, "open", about=texts)
    assert button is not None
    assert button.reference == meant


def test_a_button_that_stands_alone_is_meant_whatever_the_text() -> None:
    button = offers(LIST, "next", about=["AP-12"])
    assert button is not None
    assert button.reference == "pending.4|1"
    assert offers(LIST, "close", about=["AP-12"]) is None
