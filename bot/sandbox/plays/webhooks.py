"""Call the desk as other systems do, signed as they sign."""

import hashlib
import hmac
import json
from datetime import timedelta
from pathlib import Path

import aiohttp

from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage

SECRET = b"sandbox"
WRONG_SECRET = b"not the sandbox"
OLD = timedelta(hours=1)
TIMESTAMP, SIGNATURE = "X-Deskbell-Timestamp", "X-Deskbell-Signature"


async def call_webhook(stage: Stage, step: Step) -> None:
    """Send the call as often as the step says, the very same each time.

    Raises:
        Unmet: an answer has another status, or none comes.
    """
    body, content_type = _body(stage, step)
    headers = {"Content-Type": content_type, **_signed(stage, str(step.keys.get("sign", "good")), body)}
    expected = str(step.keys.get("status", "2xx"))
    for _ in range(int(step.keys.get("times", 1))):
        status, said = await _post(stage, stage.memory.text(step.what), body, headers)
        if expected.lower() not in (str(status), f"{status // 100}xx"):
            raise Unmet(f"the answer {expected} to {step.what}", [f"{status} {said[:500]}"])


def _body(stage: Stage, step: Step) -> tuple[bytes, str]:
    if "file" in step.keys:
        path = stage.play.path.parent / str(step.keys["file"])
        return path.read_bytes(), _type_of(path)
    body = stage.memory.value(step.keys.get("body", {}))
    if isinstance(body, str):
        return body.encode(), "text/plain; charset=utf-8"
    return json.dumps(body, ensure_ascii=False).encode(), "application/json"


def _type_of(path: Path) -> str:
    return "application/json" if path.suffix == ".json" else "application/octet-stream"


def _signed(stage: Stage, sign: str, body: bytes) -> dict[str, str]:
    if sign == "none":
        return {}
    moment = stage.town.world.clock.now() - (OLD if sign == "old" else timedelta())
    timestamp = str(int(moment.timestamp()))
    secret = WRONG_SECRET if sign == "wrong" else SECRET
    digest = hmac.new(secret, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {TIMESTAMP: timestamp, SIGNATURE: f"sha256={digest}"}


async def _post(stage: Stage, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """Post once; like any sender, try again when the connection breaks because the desk is being killed."""
    deadline = stage.deadline(PATIENCE_SECONDS)
    problem = "no desk serves"
    while not deadline.passed:
        if stage.desk.web:
            try:
                timeout = aiohttp.ClientTimeout(total=deadline.seconds)
                url = stage.desk.web + path
                async with stage.checkup.http.post(
                    url, data=body, headers=headers, timeout=timeout
                ) as answer:
                    return answer.status, await answer.text(errors="replace")
            except (aiohttp.ClientError, TimeoutError) as failed:
                problem = f"{type(failed).__name__}: {failed}"
        await stage.glance()
    raise Unmet(f"an answer from {path}", [problem])
