"""What a desk does first, done beforehand: whoever imports this has every room imported, and the words read.

Imported by the process of which desks on trial are copies, and by nobody else.
"""

import sys

# Where modules are compiled to a place of their own, a process that was told to write none beside the sources may.
sys.dont_write_bytecode = sys.dont_write_bytecode and sys.pycache_prefix is None

from bot.wiring.capabilities import declared  # noqa: E402  # compiled as said above
from bot.wiring.house import DATA  # noqa: E402
from bot.words.words import Dictionary  # noqa: E402

declared()
Dictionary(DATA / "locales")
