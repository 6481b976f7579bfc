"""How it is told who is on duty, and how colleagues are asked to take over."""

from collections.abc import Iterable
from datetime import datetime

from actions.duty.wake_me import callers, is_called
from actions.people.on_call import Watch, on_call, watch_now
from bot.cards.approvals import Detail
from bot.cards.view import Drawing, button, called
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from data.model.approvals.requests import Evidence, Request, RequestState
from data.model.duty import ROTAS, Cover, Rota
from data.store.duty import Covers
from data.store.people import People

COVERS_SHOWN = 3


def on_duty(drawing: Drawing) -> Card:
    """Tell of each rota who is on duty, until when, who comes after that, and who takes over later."""
    words, wanted = drawing.words, str(drawing.facts["rotas"]).split()
    rotas = [rota for rota in drawing.reading.company.rotas if rota.key in wanted]
    if not rotas:
        return Card(lines=(words.text("duty-no-rota"),))
    lines = [line for rota in rotas for line in (_line(drawing, rota), *_to_come(drawing, rota))]
    reader = int(drawing.facts["who"])
    buttons = [one for rota in rotas for one in _ways(drawing, rota, reader)]
    buttons += _trial(drawing, rotas, reader)
    return Card(title=words("duty-title"), lines=tuple(lines), buttons=tuple(buttons))


def covered(drawing: Drawing) -> Card:
    """Tell that somebody is on duty instead of somebody else."""
    cover = Covers(drawing.reading).find(int(drawing.facts["cover"]))
    rota = drawing.reading.company.rota(cover.rota)
    return Card(lines=(_cover_line(drawing, cover, "duty-news-covered", rota),))


def detail(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    """Tell which duty somebody is asked to take over, and from when until when."""
    words, fields = drawing.words, evidence.fields
    rota = _called(drawing, drawing.reading.company.rota(request.about), request.about)
    times = [
        Field(words(f"duty-label-{key}"), words.moment(datetime.fromisoformat(fields[key])))
        for key in ("from", "until")
        if key in fields
    ]
    late = request.decided_at is not None and "until" in fields
    over = late and datetime.fromisoformat(fields["until"]) <= (request.decided_at or drawing.reading.now)
    too_late = over and request.state is RequestState.APPROVED
    return Detail(
        words("duty-asked", rota=rota),
        fields=tuple(times),
        after=(words.text("duty-too-late"),) if too_late else (),
    )


def _line(drawing: Drawing, rota: Rota) -> Text:
    words, watch = drawing.words, watch_now(drawing.reading, rota)
    name = _called(drawing, rota)
    if watch is None:
        return words.text("duty-nobody", rota=name)
    who = _who(drawing, watch)
    if watch.after is None or watch.ends is None:
        return words.text("duty-alone", rota=name, who=who)
    return words.text("duty-line", rota=name, who=who, until=watch.ends, after=watch.after.name)


def _who(drawing: Drawing, watch: Watch) -> Text:
    if watch.relieved is None:
        return Text.plain(watch.who.name)
    return drawing.words.text("duty-instead", who=watch.who.name, relieved=watch.relieved.name)


def _to_come(drawing: Drawing, rota: Rota) -> list[Text]:
    now = drawing.reading.now
    later = [one for one in Covers(drawing.reading).to_come(rota.key, since=now) if one.begins > now]
    soon = sorted(later, key=lambda one: (one.begins, one.number))[:COVERS_SHOWN]
    return [_cover_line(drawing, cover, "duty-to-come", rota) for cover in soon]


def _cover_line(drawing: Drawing, cover: Cover, key: str, rota: Rota | None) -> Text:
    words, people = drawing.words, People(drawing.reading)
    return words.text(
        key,
        rota=_called(drawing, rota, cover.rota),
        who=called(words, people.find(cover.person_id)),
        relieved=called(words, people.find(cover.relieved_id)),
        begins=cover.begins,
        until=cover.ends,
    )


def _ways(drawing: Drawing, rota: Rota, reader: int) -> list[Button]:
    """Return what somebody can do about a rota: whoever is on duty asks a colleague, another member takes over."""
    words, now = drawing.words, on_call(drawing.reading, rota)
    if now is None or not is_called(drawing.reading, rota, reader):
        return []
    action = "swap" if now.person_id == reader else "take"
    label = words(f"duty-button-{action}", rota=_called(drawing, rota))
    return [button(words, action, f"{ROTAS}.{rota.key}", 0, label=label)]


def _trial(drawing: Drawing, rotas: Iterable[Rota], reader: int) -> list[Button]:
    """Return by what whoever is called may try whether that wakes them, once for all their rotas."""
    theirs = next((rota for rota in rotas if is_called(drawing.reading, rota, reader)), None)
    if theirs is None or not callers(drawing.reading):
        return []
    label = drawing.words("duty-button-wake-me")
    return [button(drawing.words, "wake_me", f"{ROTAS}.{theirs.key}", 0, label=label)]


def told_to_caller(drawing: Drawing) -> dict[str, object]:
    """Return what a system is told that shall call somebody to try whether that wakes them."""
    words, person_id = drawing.words, int(drawing.facts["person"])
    rota = _called(drawing, drawing.reading.company.rota(drawing.subject.removeprefix(f"{ROTAS}.")))
    return {
        "test": True,
        "person": People(drawing.reading).key_of(person_id),
        "rota": drawing.subject.removeprefix(f"{ROTAS}."),
        "text": words("duty-wake-call", rota=rota),
    }


def tried(drawing: Drawing) -> Card:
    """Tell whoever wanted to be woken whether the call was taken."""
    facts = {name: str(drawing.facts[name]) for name in ("system", "outcome", "reason")}
    took = drawing.words.text("duty-wake-tried", **facts)
    after = "duty-wake-listen" if facts["outcome"] == "done" else "duty-wake-broken"
    return Card(title=drawing.words("duty-wake-title"), lines=(took, drawing.words.text(after)))


def _called(drawing: Drawing, rota: Rota | None, key: str = "") -> str:
    return drawing.reading.company.rota_called(rota, drawing.words.language) if rota is not None else key
