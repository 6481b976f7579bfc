"""Keeps what libraries say to their own authors from whoever trains a model; imported before Rasa's trainer."""

import warnings

# Rasa's trainer imports it, and its first import has every deprecation told that Python would keep to itself.
import sanic.app  # noqa: F401  # for what it does to the filters, so that ours comes after

warnings.filterwarnings("ignore", category=DeprecationWarning)
