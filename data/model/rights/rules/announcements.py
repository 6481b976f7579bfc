"""Who may do what with announcements; who reviews them, their policy says."""

from data.model.rights.rule import FOR_EVERYONE, Rule, Way

ANNOUNCERS = Rule((Way("announce"),))

RULES = {
    "announcements.draft": ANNOUNCERS,
    "announcements.list": ANNOUNCERS,
    "announcements.view": ANNOUNCERS,
    "announcements.test": ANNOUNCERS,
    "announcements.steer": ANNOUNCERS,
    "announcements.correct": ANNOUNCERS,
    "announcements.recall": Rule((Way("recall"),)),
    # What one wants to hear of is everybody's own affair.
    "announcements.choose": FOR_EVERYONE,
    # And so is what they got: whether it was for them, its own list says.
    "announcements.got_it": FOR_EVERYONE,
}
