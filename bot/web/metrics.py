"""Metrics over HTTP, as Prometheus reads them; no person, chat or text is among them."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Values = dict[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure, with a value for each combination of a few labels.

    Attributes:
        values: by the values of the labels, in their order.
    """

    name: str
    meaning: str
    labels: tuple[str, ...] = ()
    values: Values = field(default_factory=dict)


Measure = Callable[[], Awaitable[Iterable[Gauge]]]


class _Measured:
    """A collector of what was measured a moment ago."""

    def __init__(self, gauges: Iterable[Gauge]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterable[Metric]:
        """Yield the figures in the library's own form."""
        for gauge in self._gauges:
            family = GaugeMetricFamily(gauge.name, gauge.meaning, labels=gauge.labels)
            for labels, value in sorted(gauge.values.items()):
                family.add_metric(labels, value)
            yield family


def metrics_route(measure: Measure, counted: CollectorRegistry) -> Route:
    """Return the route that tells the figures.

    Args:
        measure: looks at how things stand now.
        counted: what is counted as it happens.
    """

    async def tell(_request: Request) -> Response:
        standing = CollectorRegistry()
        standing.register(_Measured(list(await measure())))
        body = generate_latest(standing) + generate_latest(counted)
        return Response(body, media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", tell)
