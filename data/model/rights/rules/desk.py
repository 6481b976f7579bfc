"""What everybody may do at the desk."""

from data.model.rights.rule import FOR_EVERYONE

RULES = {
    "desk.ask_help": FOR_EVERYONE,
    "desk.choose_language": FOR_EVERYONE,
    "desk.open_home": FOR_EVERYONE,
    "desk.use_card": FOR_EVERYONE,
    "desk.cancel": FOR_EVERYONE,
}
