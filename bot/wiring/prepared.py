"""What a desk does first, done beforehand by the process of which desks on trial are copies: all imported, words read."""

import importlib
import sys

# Where modules are compiled to a place of their own, a process that was told to write none beside the sources may.
sys.dont_write_bytecode = sys.dont_write_bytecode and sys.pycache_prefix is None

# Only now, so that what they import is compiled as said above.
importlib.import_module("bot.wiring.capabilities").declared()
house = importlib.import_module("bot.wiring.house")
importlib.import_module("bot.words.words").Dictionary(house.DATA / "locales")
