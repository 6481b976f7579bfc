"""Send one answer twice, as a broken proxy does: whoever keeps the connection may take the copy for its next answer."""

from aiohttp import web


def whole(response: web.Response) -> bytes:
    """Return the body of an answer, a text's or a file's."""
    return response.body if isinstance(response.body, bytes) else b""


async def send_twice(request: web.Request, response: web.Response) -> web.Response:
    """Send the answer, and the same bytes of it again."""
    body = whole(response)
    await response.prepare(request)
    await response.write_eof()
    if request.transport is not None:
        head = (
            f"HTTP/1.1 {response.status} Again\r\n"
            f"Content-Type: {response.content_type}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        request.transport.write(head.encode() + body)
    return response
