"""Admins hear of a platform in trouble once, on the other one, in their language; and hear when it is back."""

import json

import pytest

from actions.operating.call_pager import BACK, TROUBLED
from actions.operating.note_page import note_page
from actions.operating.tell_of_recovery import tell_of_recovery
from actions.operating.tell_of_trouble import kind_of, tell_of_trouble
from data.model.operating import Page
from data.store.hooks import HookChanges, Hooks
from data.store.troubles import TroubleChanges, Troubles
from data.store.ways import Ways
from tests.unit.conversation.harness import Town, written


def trouble(town: Town, platform: str, reason: str = "silent") -> bool:
    with town.store.work() as work:
        return tell_of_trouble(work, platform=platform, reason=reason)


def recovery(town: Town, platform: str) -> bool:
    with town.store.work() as work:
        return tell_of_recovery(work, platform=platform)


def test_the_other_platform_carries_the_news_to_admins_alone(town: Town) -> None:
    assert trouble(town, "telegram")
    told = {
        key: [written(shown.card) for shown in town.arrive(key, "slack")] for key in ("root", "bo", "yun")
    }
    assert "Telegram is in trouble" in told["root"][0]
    assert "Telegram 出现异常" in told["bo"][0]
    assert told["yun"] == []
    assert town.arrive("root", "telegram") == []


def test_whoever_is_on_the_silent_platform_only_is_not_written_to_there(town: Town) -> None:
    assert trouble(town, "slack")
    assert len(town.arrive("root", "telegram")) == 1
    assert town.arrive("bo", "slack") == []


def test_the_same_trouble_is_told_once_and_another_one_anew(town: Town) -> None:
    assert trouble(town, "telegram")
    assert not trouble(town, "telegram")
    assert trouble(town, "telegram", "invalid_token")
    assert len(town.arrive("root", "slack")) == 2


def test_what_is_back_is_told_once(town: Town) -> None:
    assert not recovery(town, "telegram")
    trouble(town, "telegram")
    assert recovery(town, "telegram")
    assert not recovery(town, "telegram")
    news = [written(shown.card) for shown in town.arrive("bo", "slack")]
    assert "Telegram 已恢复" in news[-1]


def test_to_be_heard_mends_no_token_but_a_new_start_may(town: Town) -> None:
    trouble(town, "slack", "token_revoked")
    assert not recovery(town, "slack")
    trouble(town, "telegram", "silent")
    with town.store.work() as work:
        TroubleChanges(work).forget(but={"silent"})
        assert Troubles(work).reason("slack") is None
        assert Troubles(work).reason("telegram") == "silent"


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("token_revoked", "token"), ("missing_scope", "scope"), ("silent", "silent"), ("what_ever", "other")],
)
def test_every_reason_has_words(town: Town, reason: str, kind: str) -> None:
    assert kind_of(reason) == kind
    assert trouble(town, "telegram", reason)
    (shown,) = town.arrive("root", "slack")
    assert "doctor" in written(shown.card)


def test_without_a_pager_nothing_is_said_of_one(town: Town) -> None:
    trouble(town, "telegram")
    (shown,) = town.arrive("root", "slack")
    assert "Pager" not in written(shown.card)


@pytest.mark.parametrize(
    ("page", "english", "simplified"),
    [
        (Page.CALLED, "is being called", "正在通知"),
        (Page.DONE, "was told", "已送达"),
        (Page.FAILED, "refused it (status_404)", "拒绝接收（status_404）"),
        (Page.GONE, "wants no calls any more", "不再接收通知"),
        (Page.GIVEN_UP, "could not be reached (status_404)", "无法送达（status_404）"),
    ],
)
def test_admins_see_on_their_card_whether_the_pager_took_it(
    town: Town, page: Page, english: str, simplified: str
) -> None:
    with town.store.work() as work:
        HookChanges(work).are({"pager": "en"})
    trouble(town, "telegram")
    town.arrive("root", "slack")
    town.arrive("bo", "slack")
    with town.store.work() as work:
        note_page(work, number=1, page=page, reason="status_404")
    (english_card,), (simplified_card,) = town.arrive("root", "slack"), town.arrive("bo", "slack")
    assert f"Pager: {english}" in written(english_card.card)
    assert f"值班呼叫: {simplified}" in written(simplified_card.card)


def test_the_card_of_a_trouble_that_is_over_says_so(town: Town) -> None:
    with town.store.work() as work:
        HookChanges(work).are({"pager": "en"})
    trouble(town, "telegram")
    town.arrive("root", "slack")
    recovery(town, "telegram")
    card, news = (written(shown.card) for shown in town.arrive("root", "slack"))
    assert "Telegram is back" in card
    assert "Telegram is back" in news
    assert "in trouble" not in card
    assert "Pager: is being called" in max(card, news, key=len)


@pytest.mark.parametrize(
    ("language", "troubled", "back"),
    [("en", "Telegram is in trouble", "Telegram is back"), ("zh-CN", "Telegram 出现异常", "Telegram 已恢复")],
)
def test_the_pager_reads_the_language_of_its_configuration(
    town: Town, language: str, troubled: str, back: str
) -> None:
    with town.store.work() as work:
        HookChanges(work).are({"pager": language})
    for change, kind, text in ((trouble, TROUBLED, troubled), (recovery, BACK, back)):
        change(town, "telegram")
        with town.store.reading() as reading:
            chat_id = Hooks(reading).chat_id("pager")
            assert chat_id is not None
            drawn = town.artist.first_of(reading, chat_id)
        assert drawn is not None
        told = json.loads(drawn.body)
        assert told["type"] == kind
        assert text in told["data"]["text"]
        with town.store.work() as work:
            Ways(work).sent(drawn.item, "200", drawn=b"")
