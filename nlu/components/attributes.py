"""The names under which components mark a message, beside Rasa's own."""

from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT

# Of each passage one element: of the whole text, then of its clauses where it has several.
PASSAGES = "text_passages"
NORMALISED = "text_normalised"
TOKENS: str = TOKENS_NAMES[TEXT]
COUNTS = "text_sparse_features"

LANGUAGE = "language"
DECISION = "decision"
HEARD = "heard"
