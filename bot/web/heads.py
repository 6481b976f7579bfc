"""HTTP as it comes over a connection: parsed in C, and no further than a head may go."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# As long as the parser written in Python would let it be; what proxies and platforms send is far shorter.
LONGEST_HEAD_BYTES = 64 << 10


class BoundedHttp(HttpToolsProtocol):
    """The server's own protocol, which would keep whatever comes before a body, and after it, however long it is."""

    _outside_bodies = 0

    def data_received(self, data: bytes) -> None:
        """Parse what came; hang up on whoever tells more about a body than there may be to tell."""
        self._outside_bodies += len(data)
        super().data_received(data)
        if self._outside_bodies > LONGEST_HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("Too much to read before a body.")

    def on_message_begin(self) -> None:
        """Begin to count anew with each call."""
        self._outside_bodies = 0
        super().on_message_begin()

    def on_body(self, body: bytes) -> None:
        """Take what is of the body off the count: doors bound that themselves."""
        self._outside_bodies -= len(body)
        super().on_body(body)
