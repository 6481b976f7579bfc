"""Serve the sandbox's page and its words in the reader's language."""

import json
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent.parent / "page"
LANGUAGES = ("en", "zh-CN", "zh-TW")
TRADITIONAL = {"hant", "tw", "hk", "mo"}
# Nothing is fetched from elsewhere, nothing inline runs: a message that smuggles markup stays dead text.
SAFETY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def add_page(app: web.Application) -> None:
    """Put the page at `/` and its files under `/page/`."""
    app.router.add_get("/", _page)
    app.router.add_get("/page/texts", _texts)
    app.router.add_static("/page/", FOLDER)
    app.on_response_prepare.append(_be_safe)


def language_for(accepted: str) -> str:
    """Return the page's language for an Accept-Language header or one language tag."""
    ranked = sorted(_ranges(accepted), key=lambda entry: -entry[1])
    for tag, weight in ranked:
        parts = tag.lower().split("-")
        if weight > 0 and parts[0] == "zh":
            traditional = "hans" not in parts and set(parts) & TRADITIONAL
            return "zh-TW" if traditional else "zh-CN"
        if weight > 0 and parts[0] == "en":
            return "en"
    return "en"


def _ranges(accepted: str) -> list[tuple[str, float]]:
    ranges = []
    for entry in accepted.split(","):
        tag, _, weight = entry.strip().partition(";q=")
        try:
            ranges.append((tag.strip(), float(weight or 1)))
        except ValueError:
            continue
    return ranges


async def _page(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(FOLDER / "index.html")


async def _texts(request: web.Request) -> web.Response:
    wanted = request.query.get("language", "") or request.headers.get("Accept-Language", "")
    language = language_for(wanted)
    texts = json.loads((FOLDER / f"texts.{language}.json").read_text(encoding="utf-8"))
    return web.json_response(
        {"language": language, "languages": LANGUAGES, "texts": texts},
        headers={"Content-Language": language, "Vary": "Accept-Language"},
    )


async def _be_safe(request: web.Request, response: web.StreamResponse) -> None:
    if request.path == "/" or request.path.startswith("/page/"):
        response.headers.update(SAFETY)
