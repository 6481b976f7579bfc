"""Fill modals on Slack, page after page."""

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.filled import Filled, as_entered
from bot.sandbox.plays.matching import offers
from bot.sandbox.plays.picking import OTHER, picked, zone_meant
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.settling import PAGES_AT_MOST, open_modal
from bot.sandbox.plays.sight import before
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage, cards
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import CannotDo

MODAL_SECONDS = 3.0
OPEN = "open"
SKIP = "skip"


async def await_modal(stage: Stage, member: Member, *, since: int, may_press_open: bool = False) -> Seen:
    """Return the modal that opened before a member.

    Args:
        may_press_open: whether a message that offers `open` may stand in for a modal that could not open by
            itself, as after words, which carry nothing that would open one.

    Raises:
        Unmet: none opened in time.
    """
    soon, late = (stage.deadline(seconds) for seconds in (MODAL_SECONDS, PATIENCE_SECONDS))
    deadline = late if may_press_open else soon
    while not deadline.passed:
        modal = open_modal(stage, member, since=since)
        if modal is not None:
            return modal
        # A kill loses the modal that was about to open; the desk then offers to open it again.
        may_press_open = may_press_open or stage.reborn
        deadline = late if may_press_open else soon
        offer = _offer(stage, member, since) if may_press_open else None
        if offer is not None:
            mark = stage.town.world.changes
            await stage.side("slack").press(member.person, *offer)
            return await await_modal(stage, member, since=mark)
        await stage.glance()
    shown = before(member, stage.things(), where=None, chats=stage.chats)
    raise Unmet(
        f"a modal to open before {member.name} within {deadline.seconds:g} s",
        cards([thing for thing in shown if thing.changed > since]),
    )


async def fill_modal(stage: Stage, member: Member, modal: Seen, filled: Filled) -> None:
    """Fill and submit this page and those after it, a preview included.

    Raises:
        Unmet: a page needs what is not given, no page asks what is given, or other errors came than expected.
    """
    left = dict(filled.values)
    for _ in range(PAGES_AT_MOST):
        typed = stage.typed.pop(modal.seen_id, {})
        given = {**typed, **_given(stage, member, modal, left)}
        _refuse_missing(modal, given, filled)
        if not modal.fields:
            _refuse_unasked(left, modal)
        if not filled.submit and not left:
            stage.typed[modal.seen_id] = given
            return
        await stage.linger()
        since = stage.town.world.changes
        try:
            errors = await _submit(stage, member, modal, given)
        except CannotDo:
            if modal.fields:
                raise
            return  # a page that only tells something has nothing to submit
        if errors:
            filled.judge(errors)
            return
        following = await _next_page(stage, member, modal, since=since, wait=bool(left))
        if following is None:
            _refuse_unasked(left, modal)
            filled.judge({})
            return
        modal = following
    raise Unmet(f"a form of at most {PAGES_AT_MOST} pages", cards([modal]))


async def _submit(stage: Stage, member: Member, modal: Seen, given: dict[str, str]) -> dict[str, str]:
    """Submit a page, once more when the desk was killed over it, as anybody would who is told to try again."""
    lives = stage.desk.lives
    try:
        return await stage.side("slack").submit(member.person, modal, given)
    except CannotDo:
        if stage.desk.lives == lives and stage.desk.web:
            raise
    await stage.await_desk()
    return await stage.side("slack").submit(member.person, modal, given)


def _offer(stage: Stage, member: Member, since: int) -> tuple[Seen, SeenButton] | None:
    shown = before(member, stage.things(), where=None, chats=stage.chats)
    for thing in reversed([thing for thing in shown if thing.changed > since]):
        button = offers(thing, OPEN)
        if button is not None:
            return thing, button
    return None


async def _next_page(stage: Stage, member: Member, page: Seen, *, since: int, wait: bool) -> Seen | None:
    deadline = stage.deadline(MODAL_SECONDS)
    while True:
        modal = open_modal(stage, member, since=since)
        # What lay below a closed page shows again, but it is not a page of this form.
        if modal is not None and (modal.seen_id == page.seen_id or modal.created > since):
            return modal
        if not wait or deadline.passed:
            return None
        await stage.glance()


def _given(stage: Stage, member: Member, modal: Seen, left: dict[str, str]) -> dict[str, str]:
    """Take out of what is left what this page asks for."""
    fields = {field.key: field for field in modal.fields}
    zone = zone_meant(stage, member, {key: field.value for key, field in fields.items()} | left)
    given: dict[str, str] = {}
    for key in [key for key in fields if key in left]:
        value = left.pop(key)
        if value == SKIP and fields[key].optional:
            continue
        if fields[key].kind == "date":
            given |= picked(stage, key, value, zone=zone, times=fields.keys())
        elif f"{key}{OTHER}" in fields and value not in fields[key].choices:
            given[f"{key}{OTHER}"] = value
        else:
            given[key] = as_entered(stage, member, fields[key], value)
    return given


def _refuse_missing(modal: Seen, given: dict[str, str], filled: Filled) -> None:
    missing = [
        field.key
        for field in modal.fields
        if not field.optional
        and not field.value
        and field.key not in given
        and field.key not in filled.errors
    ]
    if missing:
        raise Unmet(f"values for {', '.join(missing)}, which the form needs", cards([modal]))


def _refuse_unasked(left: dict[str, str], modal: Seen) -> None:
    if left:
        raise Unmet(f"a form that asks for {', '.join(left)}", cards([modal]))
