"""How it is told who is on duty."""

from actions.people.on_call import on_call
from bot.cards.view import Drawing
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.company import name_in
from data.model.duty import Rota, turn_at


def on_duty(drawing: Drawing) -> Card:
    """Tell of each rota who is on duty, until when, and who comes after that."""
    words, wanted = drawing.words, str(drawing.facts["rotas"]).split()
    rotas = [rota for rota in drawing.reading.company.rotas if rota.key in wanted]
    if not rotas:
        return Card(lines=(words.text("duty-no-rota"),))
    return Card(title=words("duty-title"), lines=tuple(_line(drawing, rota) for rota in rotas))


def _line(drawing: Drawing, rota: Rota) -> Text:
    words, reading = drawing.words, drawing.reading
    called = _called(drawing, rota)
    turn, now = turn_at(rota, reading.now), on_call(reading, rota)
    if turn is None or now is None:
        return words.text("duty-nobody", rota=called)
    after = on_call(reading, rota, ahead=1)
    if after is None or after.person_id == now.person_id:
        return words.text("duty-alone", rota=called, who=now.name)
    return words.text("duty-line", rota=called, who=now.name, until=turn.ends, after=after.name)


def _called(drawing: Drawing, rota: Rota) -> str:
    """Return what a rota is called: like the department in whose channel its members are at work, else as its key says."""
    company, language = drawing.reading.company, drawing.words.language
    names = (name_in(one.names, language) for one in company.departments if one.slack == rota.slack)
    return next(names, rota.key)
