"""What is read by somebody in another script than it was written in is shown to its writer first, and sent as they choose."""

from dataclasses import replace

from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Aim, Scene
from bot.forms.form import AS_WRITTEN, PREVIEW, SENDING, Form
from bot.shapes.sheet import seen_as
from bot.shapes.turn import Submitted
from data.model.forms import FormSession


class Previews:
    """Knows of which forms the words may be read otherwise than they were written."""

    def __init__(self, capabilities: Capabilities) -> None:
        self._previews = capabilities.previews

    def of(self, scene: Scene, form: Form, aim: Aim) -> str:
        """Return what readers will see of a filled form, empty where that is what was written."""
        shown = self._previews.get(form.name)
        written = aim.answers.get(form.previewed, "")
        return shown(scene, aim) if shown is not None and written.strip() else ""

    def wanted(self, scene: Scene, form: Form, deed: Submitted, aim: Aim) -> str:
        """Return what its writer must be shown before a sheet is taken, empty where there is nothing or they saw it."""
        if aim.answers.get(SENDING.key) == AS_WRITTEN:
            return ""
        preview = self.of(scene, form, aim)
        told_how = form.as_shown or aim.answers.get(SENDING.key)
        return "" if seen_as(preview) == deed.seen and told_how else preview

    def kept(self, scene: Scene, form: Form, session: FormSession) -> FormSession:
        """Return a form that is asked step by step, with what readers will see beside what was answered."""
        if not form.previewed:
            return session
        aim = Aim(session.subject, session.version, answers=session.answers)
        answers = {**session.answers, PREVIEW: self.of(scene, form, aim)}
        if answers[PREVIEW] != session.answers.get(PREVIEW, ""):
            answers.pop(SENDING.key, None)  # it was chosen for other words
        return replace(session, answers=answers)
