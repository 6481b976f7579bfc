"""All that is kept about a person as an archive: JSON for programs, files as they were sent, and a page to read."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any

from bot.cards.view import Drawing, called
from bot.shapes.card import Card
from bot.shapes.file import File
from bot.words.words import Words
from data.model.company import name_in
from data.model.files import FileState, TakenFile
from data.store.files import Files
from data.store.own_data import OwnData
from data.store.people import Chats, People

Rows = Mapping[str, list[dict[str, Any]]]
ZIP = "application/zip"
# The page needs nothing from anywhere: it opens without a network, and nothing that somebody wrote can run in it.
_PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="viewport" content="width=device-width"><title>{title}</title>'
    "<style>body{{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}}"
    "td{{padding:.1em 1em .1em 0;vertical-align:top}}blockquote{{white-space:pre-wrap;margin:.5em 1em}}</style>"
    "</head><body><h1>{title}</h1>{body}</body></html>"
)


def archive(drawing: Drawing) -> Card | None:
    """Give somebody a part of all that is kept about them; nothing once they are forgotten."""
    who = Chats(drawing.reading).find(drawing.chat_id).person_id
    if who is None or drawing.subject != f"mydata.{who}":
        return None
    words, facts = drawing.words, {name: int(fact) for name, fact in drawing.facts.items()}
    taken = Files(drawing.reading).numbered(who, first=facts["first"], last=facts["last"])
    content = _zipped(drawing, who, taken, whole=facts["part"] == 1)
    several = f"-{facts['part']}-{facts['parts']}" if facts["parts"] > 1 else ""
    name = f"deskbell-{drawing.reading.now:%Y-%m-%d}{several}.zip"
    line = words.text("mydata-caption", part=facts["part"], parts=facts["parts"])
    return Card(lines=(line,), file=File(name, content, ZIP))


def _zipped(drawing: Drawing, who: int, taken: Iterable[TakenFile], *, whole: bool) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        if whole:
            told = OwnData(drawing.reading, who).everything()
            packed.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=2))
            packed.writestr("index.html", page(drawing, told))
        for file in taken:
            packed.writestr(path_of(file.file_id, file.name), Files(drawing.reading).content(file))
    return buffer.getvalue()


def path_of(file_id: int, name: str) -> str:
    """Return where a file lies in an archive."""
    return f"files/{file_id}-{name}"


def page(drawing: Drawing, told: Rows) -> str:
    """Return the page on which somebody reads in their own language what is kept about them."""
    words = drawing.words
    parts = (_person(words, told), _accounts(words, told), _reports(drawing, told), _rest(words, told))
    return _PAGE.format(
        language=words.language, title=escape(words("mydata-title")), body="".join(map("".join, parts))
    )


def _person(words: Words, told: Rows) -> Iterator[str]:
    (person,) = told["people"]
    yield _heading(words, "person")
    consent = words(f"mydata-consent-{person['consent'] or 'unasked'}")
    language = words(f"language-{str(person['language']).lower()}")
    yield _table(words, name=person["name"], language=language, zone=person["time_zone"], consent=consent)


def _accounts(words: Words, told: Rows) -> Iterator[str]:
    yield _heading(words, "accounts")
    for account in told["accounts"]:
        platform = words(f"platform-{account['platform']}")
        yield f"<p>{escape(platform)}: {escape(account['user_id'])}</p>"


def _reports(drawing: Drawing, told: Rows) -> Iterator[str]:
    words = drawing.words
    yield _heading(words, "reports")
    for ticket in told["tickets"]:
        kind, state = words(f"kind-{ticket['kind'].replace('_', '-')}"), words(f"state-{ticket['state']}")
        app = drawing.reading.company.app(ticket["app"])
        about = name_in(app.names, words.language) if app else ""
        title = " · ".join(filter(None, (f"FB-{ticket['number']}", kind, about, state)))
        yield f"<h3>{escape(title)}</h3>"
        entries = [one for one in told["ticket_entries"] if one["ticket_number"] == ticket["number"]]
        yield from (_entry(drawing, one) for one in entries if "sealed" in one)
        sent = [one for one in told["files"] if one["subject"] == f"FB-{ticket['number']}"]
        yield from (_file(drawing, one) for one in sent)


def _entry(drawing: Drawing, entry: Mapping[str, Any]) -> str:
    author = called(drawing.words, People(drawing.reading).find(entry["author_id"]))
    at = drawing.words.moment(datetime.fromisoformat(entry["at"]))
    return f"<p>{escape(str(at))} · {escape(author)}</p><blockquote>{escape(entry['sealed'])}</blockquote>"


def _file(drawing: Drawing, row: Mapping[str, Any]) -> str:
    file = Files(drawing.reading).find(row["file_id"])
    if file is None or file.state is not FileState.KEPT:
        return ""
    path = path_of(file.file_id, file.name)
    return f'<p><a href="{escape(path)}">{escape(file.name)}</a></p>'


def _rest(words: Words, told: Rows) -> Iterator[str]:
    yield _heading(words, "counted")
    counted = ((words(f"kept-{name.replace('_', '-')}"), len(rows)) for name, rows in told.items() if rows)
    rows = (words("mydata-rest", what=what, count=count) for what, count in counted)
    yield "".join(f"<p>{escape(row)}</p>" for row in rows)
    yield f"<p>{escape(words('mydata-untold'))}</p>"


def _heading(words: Words, name: str) -> str:
    return f"<h2>{escape(words(f'mydata-{name}'))}</h2>"


def _table(words: Words, **values: str) -> str:
    rows = (
        f"<tr><td>{escape(words(f'mydata-label-{name}'))}</td><td>{escape(value)}</td></tr>"
        for name, value in values.items()
    )
    return f"<table>{''.join(rows)}</table>"
