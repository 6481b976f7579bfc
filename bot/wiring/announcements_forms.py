"""The forms of announcements, wired: what was typed becomes what shall be told, to whom and when."""

from collections.abc import Callable, Mapping
from datetime import datetime

from actions.announcements.correct_announcement import correct_announcement
from actions.announcements.draft_announcement import draft_announcement
from actions.announcements.edit_announcement import edit_announcement, mend_announcement
from actions.announcements.schedule_announcement import schedule_announcement
from bot.conversation.capability import Aim, Ask, Handler, Scene, Told
from bot.conversation.declared import Wrong
from bot.forms import announcements as forms
from data.model.announcement_checks import (
    BadLink,
    PlaceholderLeft,
    TimeIsOver,
    TimeNotUnderstood,
    UnknownZone,
    check_body,
    time_named,
    zone_named,
)
from data.model.announcements import LONGEST_TITLE, AnnouncementKind, Audience, Changed, Draft, Texts
from data.model.writing import NothingWritten
from data.store.announcements import Announcements

Typed = Mapping[str, str]


def announce(scene: Scene, aim: Aim) -> Told:
    """Keep what the form tells, or ask for it."""
    answers = aim.answers
    if not answers:
        return Ask(forms.ANNOUNCEMENT.name, {"title": aim.text} if _is_title(aim.text) else {})
    told = _read(scene, answers, zone=scene.who.time_zone)
    if isinstance(told, Wrong):
        return told
    bodies, zone, when = told
    draft = Draft(
        kind=AnnouncementKind(answers["kind"]),
        app=answers.get("app", ""),
        audience=Audience(answers["audience"]),
        texts=Texts(answers["title"], bodies),
        time_zone=zone,
        wanted_at=when,
    )
    try:
        kept = draft_announcement(scene.work, by=scene.who, chat=scene.home, draft=draft)
    except NothingWritten as refusal:
        return Wrong(forms.BODIES["en"], refusal)
    return scene.words("toast-announced", subject=kept.subject)


def announce_in_words(kind: str = "") -> Handler:
    """Return what lets the form be filled that words ask for.

    Args:
        kind: of the announcement that they mean; empty where they do not tell.
    """

    def run(_scene: Scene, _aim: Aim) -> Told:
        return Ask(forms.ANNOUNCEMENT.name, {"kind": kind} if kind else {})

    return run


def _is_title(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST_TITLE and "\n" not in text.strip()


def mend(scene: Scene, aim: Aim) -> Told:
    """Change what is being reviewed."""
    announcement = Announcements(scene.work).of_request(aim.number)
    zone = announcement.time_zone if announcement else scene.who.time_zone

    def run(changed: Changed) -> str:
        mended = mend_announcement(
            scene.work,
            request_number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            changed=changed,
        )
        return scene.words("toast-mended", subject=mended.subject)

    return _changed(scene, aim.answers, zone, run)


def edit(scene: Scene, aim: Aim) -> Told:
    """Change what nobody reviews yet, or any more."""

    def run(changed: Changed) -> str:
        edited = edit_announcement(
            scene.work, number=aim.number, by=scene.who, chat=scene.home, changed=changed
        )
        return scene.words("toast-mended", subject=edited.subject)

    return _changed(scene, aim.answers, Announcements(scene.work).find(aim.number).time_zone, run)


def correct(scene: Scene, aim: Aim) -> Told:
    """Ask for other texts in place of those that are out."""

    def run(changed: Changed) -> str:
        asked = correct_announcement(
            scene.work, number=aim.number, by=scene.who, chat=scene.home, changed=changed
        )
        return scene.words("toast-correction", subject=asked.subject)

    return _changed(scene, aim.answers, scene.who.time_zone, run)


def schedule(scene: Scene, aim: Aim) -> Told:
    """Say when it goes out."""
    zone = Announcements(scene.work).find(aim.number).time_zone
    told = _read(scene, aim.answers, zone=zone)
    if isinstance(told, Wrong):
        return told
    planned = schedule_announcement(scene.work, number=aim.number, by=scene.who, at=told[2])
    return scene.words("toast-scheduled", subject=planned.subject, at=planned.send_at or scene.work.now)


def _changed(scene: Scene, answers: Typed, zone: str, run: Callable[[Changed], str]) -> Told:
    told = _read(scene, answers, zone=zone)
    if isinstance(told, Wrong):
        return told
    bodies, named, when = told
    return run(Changed(answers.get("title", ""), bodies, when, named if "time_zone" in answers else ""))


def _read(scene: Scene, answers: Typed, *, zone: str) -> Wrong | tuple[dict[str, str], str, datetime | None]:
    """Return the texts by language, the zone and the instant that were typed, or which of them is not taken."""
    bodies = {language: answers[key] for language, key in forms.BODIES.items() if key in answers}
    for language, body in bodies.items():
        try:
            check_body(body)
        except (PlaceholderLeft, BadLink) as refusal:
            return Wrong(forms.BODIES[language], refusal)
    try:
        named = zone_named(answers["time_zone"]) if "time_zone" in answers else zone
        when = time_named(answers.get("when", ""), zone=named, now=scene.work.now)
    except UnknownZone as refusal:
        return Wrong("time_zone", refusal)
    except (TimeNotUnderstood, TimeIsOver) as refusal:
        return Wrong("when", refusal)
    return bodies, named, when


HANDLERS: Mapping[str, Handler] = {
    forms.ANNOUNCEMENT.name: announce,
    forms.MEND.name: mend,
    forms.EDIT.name: edit,
    forms.CORRECT.name: correct,
    forms.SCHEDULE.name: schedule,
}
