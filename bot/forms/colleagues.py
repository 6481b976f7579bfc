"""Colleagues to choose from, wherever somebody of the company is to be named."""

from collections import Counter
from collections.abc import Collection

from bot.forms.form import Asking
from bot.shapes.sheet import Choice
from data.model.company import name_in
from data.store.colleagues import Colleagues
from data.store.work import Reading


def colleagues(
    reading: Reading, *, among: Collection[int] | None = None, but: Collection[int] = ()
) -> tuple[Choice, ...]:
    """Return those who work here, by their names; who shares a name is told apart by their key.

    Args:
        among: ids of those who come in question; None for everybody. but: of those who do not.
    """
    found = [
        (key, person.name)
        for key, person in Colleagues(reading).all()
        if person.person_id not in but and (among is None or person.person_id in among)
    ]
    many = Counter(name for _key, name in found)
    named = (Choice(key or name, f"{name} ({key})" if many[name] > 1 else name) for key, name in found)
    return tuple(sorted(named, key=lambda one: one.label.casefold()))


def others(asking: Asking) -> tuple[Choice, ...]:
    """Return those who work here but whoever is asked."""
    return colleagues(asking.reading, but={asking.who.person_id})


def departments(asking: Asking) -> tuple[Choice, ...]:
    """Return the departments of the company."""
    return tuple(
        Choice(one.key, name_in(one.names, asking.words.language))
        for one in asking.reading.company.departments
    )
