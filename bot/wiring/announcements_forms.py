"""The forms of announcements, wired: what was typed becomes what shall be told, to whom and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

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
    TooLongTogether,
    check_body,
    require_room,
)
from data.model.announcement_details import read_details, require_details, require_order
from data.model.announcement_policy import group_in
from data.model.announcement_times import TimeIsOver, TimeNotUnderstood, UnknownZone, time_named, zone_named
from data.model.announcements import (
    LONGEST_TITLE,
    Announcement,
    AnnouncementKind,
    Audience,
    Changed,
    Draft,
    Texts,
    UnknownAnnouncement,
    rewritten,
)
from data.model.refusals import BadField
from data.model.writing import NothingWritten
from data.store.announcements import Announcements

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was typed.

    Attributes:
        bodies: by language. zone: in which times are meant. when: None where no time was typed.
    """

    bodies: Mapping[str, str]
    zone: str
    when: datetime | None


def announce(scene: Scene, aim: Aim) -> Told:
    """Keep what the form tells, or ask for it."""
    answers = aim.answers
    if not answers:
        return Ask(forms.ANNOUNCEMENT.name, {"title": aim.text} if _is_title(aim.text) else {})
    told = _read(scene, answers, zone=scene.who.time_zone)
    if isinstance(told, Wrong):
        return told
    kind, audience = AnnouncementKind(answers["kind"]), Audience(answers["audience"])
    try:
        narrowed = {key: answers.get(key, "") for key in forms.narrowed_by(answers)}
        of_group = group_in(audience, narrowed.pop("to_group", ""))
        details = _details(scene, kind, answers, zone=told.zone)
        require_details(kind, details, required=scene.work.company.announcing.required_of(kind))
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    texts = Texts(answers["title"], told.bodies, details)
    if wrong := _without_room(texts):
        return wrong
    draft = Draft(
        kind=kind,
        app=answers.get("app", ""),
        audience=audience,
        texts=texts,
        time_zone=told.zone,
        wanted_at=told.when,
        to_group=of_group,
        **narrowed,
    )
    try:
        kept = draft_announcement(scene.work, by=scene.who, chat=scene.home, draft=draft)
    except NothingWritten as refusal:
        return Wrong(forms.BODIES["en"], refusal)
    return scene.words("toast-announced", subject=kept.subject)


def _is_title(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST_TITLE and "\n" not in text.strip()


def mend(scene: Scene, aim: Aim) -> Told:
    """Change what is being reviewed."""
    announcement = Announcements(scene.work).of_request(aim.number)
    if announcement is None:
        raise UnknownAnnouncement(aim.subject)

    def run(changed: Changed) -> str:
        mended = mend_announcement(
            scene.work,
            request_number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            changed=changed,
        )
        return scene.words("toast-mended", subject=mended.subject)

    return _changed(scene, aim.answers, announcement, run)


def edit(scene: Scene, aim: Aim) -> Told:
    """Change what nobody reviews yet, or any more."""

    def run(changed: Changed) -> str:
        edited = edit_announcement(
            scene.work, number=aim.number, by=scene.who, chat=scene.home, changed=changed
        )
        return scene.words("toast-mended", subject=edited.subject)

    return _changed(scene, aim.answers, Announcements(scene.work).find(aim.number), run)


def correct(scene: Scene, aim: Aim) -> Told:
    """Ask for other texts in place of those that are out."""

    def run(changed: Changed) -> str:
        asked = correct_announcement(
            scene.work, number=aim.number, by=scene.who, chat=scene.home, changed=changed
        )
        return scene.words("toast-correction", subject=asked.subject)

    return _changed(scene, aim.answers, Announcements(scene.work).find(aim.number), run)


def schedule(scene: Scene, aim: Aim) -> Told:
    """Say when it goes out."""
    zone = Announcements(scene.work).find(aim.number).time_zone
    told = _read(scene, aim.answers, zone=zone)
    if isinstance(told, Wrong):
        return told
    planned = schedule_announcement(scene.work, number=aim.number, by=scene.who, at=told.when)
    return scene.words("toast-scheduled", subject=planned.subject, at=planned.send_at or scene.work.now)


def _changed(scene: Scene, answers: Typed, announcement: Announcement, run: Callable[[Changed], str]) -> Told:
    told = _read(scene, answers, zone=announcement.time_zone)
    if isinstance(told, Wrong):
        return told
    try:
        details = _details(scene, announcement.kind, answers, zone=told.zone)
        if kept := {**Announcements(scene.work).texts(announcement).details, **details}:
            require_order(announcement.kind, kept)
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    texts = rewritten(
        Announcements(scene.work).texts(announcement), Changed(bodies=told.bodies, details=details)
    )
    if wrong := _without_room(texts):
        return wrong
    zone = told.zone if "time_zone" in answers else ""
    return run(Changed(answers.get("title", ""), told.bodies, details, told.when, zone))


def _without_room(texts: Texts) -> Wrong | None:
    try:
        require_room(texts)
    except TooLongTogether as refusal:
        return Wrong(forms.BODIES["en"], refusal)
    return None


def _details(scene: Scene, kind: AnnouncementKind, answers: Typed, *, zone: str) -> dict[str, str]:
    today = scene.work.now.astimezone(ZoneInfo(scene.work.company.time_zone)).date()
    return read_details(kind, answers, zone=zone, today=today, now=scene.work.now)


def _read(scene: Scene, answers: Typed, *, zone: str) -> Wrong | _Read:
    """Return what was typed, or which of it is not taken."""
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
    return _Read(bodies, named, when)


HANDLERS: Mapping[str, Handler] = {
    forms.ANNOUNCEMENT.name: announce,
    forms.MEND.name: mend,
    forms.EDIT.name: edit,
    forms.CORRECT.name: correct,
    forms.SCHEDULE.name: schedule,
}
