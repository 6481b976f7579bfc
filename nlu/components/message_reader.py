"""Begin the graph of a parse: what was said becomes a message that components can read and mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

# As in rasa.engine.constants, which imports every channel that Rasa knows.
PLACEHOLDER_MESSAGE = "__message__"


@dataclass(frozen=True)
class Said:
    """A text, and what is known about how it came.

    The attributes are those that Rasa reads of a `UserMessage`, which cannot be imported without its web server.

    Attributes:
        metadata: `speaker`, `place` and `shown`, as far as they are known.
    """

    text: str
    metadata: dict[str, str]


class MessageReader(GraphComponent):
    """Turns what was said into messages.

    Takes the place of Rasa's `NLUMessageConverter`. There is no `RegexMessageHandler` after it: that one
    believes whoever writes `/approve_request{...}`, and ours come from strangers.

    Outputs: `text` and `metadata` of the message.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        """Make the component; it has nothing to remember."""
        del config, model_storage, resource, execution_context
        return cls()

    def read(self, messages: list[Said]) -> list[Message]:
        """Return a message for each thing said."""
        return [Message({TEXT: said.text, METADATA: said.metadata}) for said in messages]
