"""What is refused: who tries what, why it is not theirs to do, and what they are told in each language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.unit.conversation.harness import Town
from tests.unit.refusals import scenes

LANGUAGES = ("en", "zh-CN", "zh-TW")
VERDICTS = ("approve", "condition", "return", "reject")
OF_SIGNERS = (*VERDICTS, "add_signer", "hand_over")
OF_STAFF = ("claim", "reply", "note", "ask", "assign", "resolve", "kind", "priority", "take_over", "history")
REPLY = {"message": "请更新"}


@dataclass(frozen=True, slots=True)
class Row:
    """Something that is refused.

    Attributes:
        who: key of whoever tries it; they have an account on each platform.
        stands: sets the scene on a platform, and returns the number of what it is about.
        then: takes from them what was theirs until then; None where it never was.
        actions: by which it is tried by hand; the first one stands on the card.
        form: what the press opens, with its answers; empty where it acts at once.
        rival: who may do it, and opens the form that somebody else sends off in their place; empty where that asks for a code of theirs.
        forged_version: of the evidence, where the press of a stale card is what is refused.
        words: what is told, in the order of LANGUAGES, where the rule alone does not say that.
    """

    title: str
    rule: str
    who: str
    stands: Callable[[Town, str], str]
    then: Callable[[Town, str], None] | None = None
    actions: tuple[str, ...] = OF_SIGNERS
    form: str = "approve"
    answers: Mapping[str, str] = field(default_factory=dict)
    rival: str = "ada"
    forged_version: int = 1
    words: tuple[str, str, str] | None = None

    @property
    def told(self) -> Mapping[str, str]:
        """Return by language in which words whoever tries it is told so."""
        return dict(zip(LANGUAGES, self.words, strict=True)) if self.words else TOLD[self.rule]


def _another(platform: str) -> str:
    return "telegram" if platform == "slack" else "slack"


def _another_ones(town: Town, _platform: str) -> str:
    scenes.asked(town, "yun")
    return scenes.asked(town, "wen", "announcer")


def _lent(town: Town, asks: str) -> str:
    scenes.lent(town, "lin", "zhou")
    return scenes.asked(town, asks)


def _risky(town: Town, _platform: str) -> str:
    return scenes.asked(town, "yun", "prod_db_write")


def _secret(town: Town, _platform: str) -> str:
    return town.filed("mei", "report_security").subject


def _held(town: Town, _subject: str) -> None:
    scenes.granted(town, "yun", "prod_db_write", "ada", "chen")


ROWS = (
    Row("their own request", "own_request", "lin", lambda town, on: scenes.asked(town, "lin", on=on)),
    Row(
        "their own request, by their other account",
        "own_request",
        "lin",
        lambda town, on: scenes.asked(town, "lin", on=_another(on)),
    ),
    Row(
        "the request of whom they stand in for",
        "lenders_request",
        "zhou",
        lambda town, _on: _lent(town, "lin"),
    ),
    Row(
        "their own request, in a colleague's place",
        "own_request",
        "zhou",
        lambda town, _on: _lent(town, "zhou"),
    ),
    Row(
        "what their group decided until a second ago",
        "not_an_approver",
        "lin",
        lambda town, _on: scenes.asked(town, "yun"),
        lambda town, _subject: scenes.becomes(town, "lin", "marketing"),
    ),
    Row(
        "what they decided until they left",
        "not_allowed",
        "lin",
        lambda town, _on: scenes.asked(town, "yun"),
        lambda town, _subject: scenes.becomes(town, "lin"),
    ),
    Row(
        "what was lent to them until a second ago",
        "not_an_approver",
        "zhou",
        lambda town, _on: _lent(town, "yun"),
        lambda town, _subject: scenes.taken_back(town, "lin"),
    ),
    Row("what another group decides", "not_an_approver", "zhou", lambda town, _on: scenes.asked(town, "yun")),
    Row(
        "what colleagues decide, as somebody who does not work here",
        "not_allowed",
        "emma",
        lambda town, _on: scenes.asked(town, "yun"),
    ),
    Row(
        "what they have signed",
        "signed_already",
        "lin",
        lambda town, _on: scenes.released(town, "raj"),
        lambda town, subject: scenes.signed(town, subject, "lin"),
    ),
    Row(
        "evidence that was changed since",
        "evidence_changed",
        "lin",
        lambda town, _on: scenes.asked(town, "yun"),
        lambda town, subject: scenes.mended(town, subject, "yun"),
        forged_version=99,
    ),
    Row(
        "another request, from the card of one that is theirs",
        "not_an_approver",
        "lin",
        _another_ones,
        rival="yun",
    ),
    Row(
        "what was decided",
        "already_decided",
        "lin",
        lambda town, _on: scenes.asked(town, "yun"),
        lambda town, subject: scenes.signed(town, subject, "ada"),
        words=("was approved by Ada", "已由 Ada 同意", "已由 Ada 核准"),
    ),
    Row(
        "what was withdrawn",
        "already_decided",
        "lin",
        lambda town, _on: scenes.asked(town, "yun"),
        lambda town, subject: scenes.withdrawn(town, subject, "yun"),
        words=("was withdrawn by 小云", "已由 小云 撤销", "已由 小云 撤件"),
    ),
    Row(
        "what has expired",
        "already_decided",
        "lin",
        lambda town, _on: scenes.asked(town, "yun"),
        scenes.expired,
        words=("has expired", "已过期", "已逾期"),
    ),
    Row(
        "what conflicts with what the requester holds",
        "barred_by_conflict",
        "gao",
        lambda town, _on: scenes.asked(town, "yun", "release_signer"),
        _held,
        ("approve", "condition"),
    ),
    Row(
        "what takes a second factor, without one",
        "factor_needed",
        "lin",
        _risky,
        actions=("approve", "condition"),
        rival="",
    ),
    Row(
        "their own announcement",
        "own_request",
        "zhou",
        lambda town, on: scenes.announced(town, "zhou", on=on),
        rival="yun",
    ),
    Row(
        "their own announcement, by their other account",
        "own_request",
        "zhou",
        lambda town, on: scenes.announced(town, "zhou", on=_another(on)),
        rival="yun",
    ),
    Row(
        "a confidential report, from outside",
        "unknown_ticket",
        "yun",
        _secret,
        actions=("reply", *OF_STAFF),
        form="reply",
        answers=REPLY,
    ),
    Row(
        "a report that a colleague has claimed",
        "already_claimed",
        "yun",
        lambda town, _on: town.filed().subject,
        lambda town, subject: scenes.claimed(town, subject, "zhou"),
        ("claim",),
        "",
    ),
    Row(
        "an alert that a colleague looks after",
        "already_acknowledged",
        "ada",
        lambda town, _on: scenes.warned(town),
        lambda town, subject: scenes.acknowledged(town, subject, "lin"),
        ("acknowledge",),
        "",
    ),
    Row(
        "a task that a colleague has done",
        "task_is_over",
        "yun",
        lambda town, _on: scenes.to_do(town, "lin", "operations"),
        lambda town, subject: scenes.finished(town, subject, "zhou"),
        ("done",),
        "donetask",
    ),
)

# What is told of each rule, in the words that only that language has.
TOLD: Mapping[str, Mapping[str, str]] = {
    "own_request": {"en": "is your own request", "zh-CN": "是您自己的申请", "zh-TW": "是您自己的申請"},
    "lenders_request": {"en": "the one you stand in for", "zh-CN": "您代的正是", "zh-TW": "您代理的正是"},
    "not_an_approver": {"en": "may decide on", "zh-CN": "可以审批", "zh-TW": "可以簽核"},
    "not_allowed": {
        "en": "Only staff may do this",
        "zh-CN": "只有员工可以这样做",
        "zh-TW": "只有員工可以這樣做",
    },
    "signed_already": {"en": "You have signed", "zh-CN": "您已经审批过", "zh-TW": "您已經簽核過"},
    "evidence_changed": {"en": "was changed since", "zh-CN": "审批材料已更新", "zh-TW": "佐證資料已更新"},
    "barred_by_conflict": {"en": "cannot be approved", "zh-CN": "不能同意", "zh-TW": "不能核准"},
    "factor_needed": {"en": "takes a second factor", "zh-CN": "需要二次验证", "zh-TW": "需要兩步驟驗證"},
    "unknown_ticket": {
        "en": "that you may see",
        "zh-CN": "没有找到您可以查看的",
        "zh-TW": "找不到您可以查看的",
    },
    "already_claimed": {"en": "already works on", "zh-CN": "已经在处理", "zh-TW": "已經在處理"},
    "already_acknowledged": {"en": "looks after", "zh-CN": "确认", "zh-TW": "確認"},
    "task_is_over": {"en": "is over already", "zh-CN": "已经结束了", "zh-TW": "已經結束了"},
    "not_yours": {"en": "belongs to somebody else", "zh-CN": "这不是您的操作", "zh-TW": "這不是您的操作"},
}
