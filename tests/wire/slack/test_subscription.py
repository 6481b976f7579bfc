"""Too many events, or too many failures, and an app hears nothing more."""

from bot.sandbox.slack.limits import SlackLimits
from bot.sandbox.slack.subscription import Subscription
from tests.wire.slack.harness import START, later, open_place, until
from tests.wire.slack.request_url import listening


async def test_over_the_hourly_limit_of_events_the_app_is_told_each_minute_and_hears_no_more() -> None:
    # Source: docs.slack.dev/reference/events/app_rate_limited, read 2026-11-21; 30,000 is the default.
    assert SlackLimits().events_per_hour == 30_000
    async with open_place(SlackLimits(events_per_hour=2)) as place, listening() as ear:
        place.world.clock.pause()
        await place.server.deliver_over_http(ear.url)
        for number in range(4):
            await place.server.say("yun", "#operations", f"m{number}")
        later(place, minutes=1)
        await place.server.say("yun", "#operations", "m4")
        await until(lambda: len(ear.heard) == 4)
        limited = [heard.body for heard in ear.heard if heard.body["type"] == "app_rate_limited"]
        assert set(limited[0]) == {"token", "type", "team_id", "minute_rate_limited", "api_app_id"}
        assert sorted(body["minute_rate_limited"] % 3600 for body in limited) == [0, 60]
        later(place, hours=1)
        await place.server.say("yun", "#operations", "heard again")
        await until(lambda: ear.heard[-1].body.get("event", {}).get("text") == "heard again")


def test_an_app_that_fails_nearly_always_is_told_nothing_more() -> None:
    # Source: docs.slack.dev/apis/events-api, "Failure limits", read 2026-11-21.
    now = START
    few = Subscription(SlackLimits())
    for _ in range(999):
        few.note(now, arrived=False)
    assert few.takes(now)
    many, enough = Subscription(SlackLimits()), Subscription(SlackLimits())
    for number in range(1000):
        many.note(now, arrived=number % 25 == 0)
        enough.note(now, arrived=number % 20 == 0)
    assert not many.takes(now)
    assert enough.takes(now)
