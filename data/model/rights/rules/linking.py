"""Who may link and part accounts: everybody, their own."""

from data.model.rights.rule import FOR_EVERYONE

RULES = {"linking.link": FOR_EVERYONE, "linking.unlink": FOR_EVERYONE}
