"""What is done about words that are not clear: nothing has to be asked where every answer would come to the same."""

from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Scene
from bot.conversation.understanding import Guess, Understood
from data.model.feedback import CONFIDENTIAL_KIND, PROBLEM

# Somebody who needs help gets a number, and is not questioned about a label: it is filed if that is what they most likely want.
LIKELY = 0.5
# Where something else may be meant that is served as well, filing has to be so likely, and so many times as likely as all of that.
LIKELY_ENOUGH, TIMES_AS_LIKELY = 0.6, 3
# What is less likely than this is no choice, but noise.
NOISE_BELOW = 0.05
# But what only a few may see is not guessed at.
CONFIDENTIAL, NO_GUESS_FROM = CONFIDENTIAL_KIND, 0.15

# Wrongly answered, they cost nobody anything, unless something may be asked for as well; help is what a greeting brings anyway.
HARMLESS, HELP, AS_GOOD_AS = frozenset({"greet", "thank"}), "help", 0.5
# What only shows something is shown rather than asked about, where nothing else can be meant.
SHOWS = frozenset({"check_status", "help", "cancel"})
NOTHING = "out_of_scope"
# Kinds of reports that promise an answer.
ANSWERED = ("complain", "ask_question", "suggest")


class Doubts:
    """Settles what can be settled without asking."""

    def __init__(self, capabilities: Capabilities) -> None:
        self._capabilities = capabilities

    def settled(self, scene: Scene, understood: Understood, text: str) -> str:
        """Return the intent that can be acted on without asking, empty where somebody has to be asked."""
        if self._comes_to_the_same(understood, text):
            return understood.intent
        servable = [guess for guess in _weighty(understood) if self._is_servable(scene, guess)]
        if understood.intent in HARMLESS and not _is_more_than_polite(understood, servable):
            return understood.intent
        if not servable:
            return self._unserved(understood)
        done_anyway = _is_only_shown(servable) or self._is_filed_anyway(servable, staff=scene.who.is_staff)
        return servable[0].intent if done_anyway else ""

    def choices(self, scene: Scene, understood: Understood) -> tuple[str, ...]:
        """Return what can be served to that person now, likeliest first."""
        return tuple(guess.intent for guess in _weighty(understood) if self._is_servable(scene, guess))

    def _is_servable(self, scene: Scene, guess: Guess) -> bool:
        can = self._capabilities.offers.get(guess.intent)
        return can is not None and can(scene)

    def _comes_to_the_same(self, understood: Understood, text: str) -> bool:
        if not self._capabilities.subject_named(understood.intent, text):
            return False
        alike = next(one.alike for one in self._capabilities.declared if understood.intent in one.intents)
        return all(guess.intent in alike for guess in _weighty(understood))

    def _unserved(self, understood: Understood) -> str:
        """Return an intent that nothing serves, if that is what was most likely meant."""
        unserved = [one for one in understood.choices if one.intent not in self._capabilities.intents]
        likely = sum(one.confidence for one in unserved) >= LIKELY
        return unserved[0].intent if unserved and likely else NOTHING

    def _is_filed_anyway(self, servable: list[Guess], *, staff: bool) -> bool:
        filing = self._capabilities.filing
        if servable[0].intent not in filing:
            return False
        told = [guess for guess in servable if guess.intent == CONFIDENTIAL and guess is not servable[0]]
        if any(guess.confidence >= NO_GUESS_FROM for guess in told):
            return False
        filed = sum(guess.confidence for guess in servable if guess.intent in filing)
        other = sum(guess.confidence for guess in servable if guess.intent not in filing)
        if not other:
            return filed >= LIKELY
        # Staff come for many things, users to report.
        return not staff and filed >= LIKELY_ENOUGH and filed > TIMES_AS_LIKELY * other


def report_in_doubt(understood: Understood) -> str:
    """Return what is reported by words that do not tell for sure, empty where that has to be asked.

    Whoever reports something has a problem, unless something else that waits for an answer is far more likely.
    """
    likely = {guess.intent: guess.confidence for guess in understood.choices}
    if likely.get(CONFIDENTIAL, 0) >= NO_GUESS_FROM:
        return ""
    best = max(ANSWERED, key=lambda kind: likely.get(kind, 0))
    sure_enough = likely.get(best, 0) >= LIKELY_ENOUGH
    return best if sure_enough and likely[best] > TIMES_AS_LIKELY * likely.get(PROBLEM, 0) else PROBLEM


def _is_more_than_polite(understood: Understood, servable: list[Guess]) -> bool:
    likely = max((one.confidence for one in understood.choices if one.intent == understood.intent), default=1)
    return any(
        guess.confidence >= AS_GOOD_AS * likely for guess in servable if guess.intent not in {HELP, *HARMLESS}
    )


def _is_only_shown(servable: list[Guess]) -> bool:
    only = servable[0]
    return len(servable) == 1 and only.intent in SHOWS and only.confidence >= LIKELY


def _weighty(understood: Understood) -> list[Guess]:
    """Return the choices that are worth a thought, likeliest first."""
    return [guess for guess in understood.choices if guess.confidence >= NOISE_BELOW]
