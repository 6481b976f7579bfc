"""A town in which nothing is performed and no play is offered says so."""

from tests.browser.small_town import Town


async def test_nothing_is_offered_and_nothing_is_performed(town: Town) -> None:
    assert await town.get("demos") == {"demos": []}
    assert await town.get("performance") == {"performance": None}
    assert await town.get("performance?after=3") == {"performance": None}


async def test_what_is_not_there_cannot_be_watched_or_led(town: Town) -> None:
    assert await town.post("demos", {"watch": "angry-message"}) == (
        400,
        {"error": "no plays are offered here"},
    )
    assert await town.post("performance", {"pause": True}) == (400, {"error": "nothing is performed here"})
    status, answer = await town.post("demos", {})
    assert (status, "watch" in answer["error"]) == (400, True)
