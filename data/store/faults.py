"""What can go wrong with the database from outside."""


class StoreFault(Exception):
    """The database could not be reached or is too busy; the work left no trace and may be tried again."""
