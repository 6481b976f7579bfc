"""What a message belongs to: what it replies to, the album that it is part of, what became of it before it was changed."""

import contextlib
import dataclasses

from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Aim, Capability, Scene
from bot.conversation.said import TURN
from bot.shapes.reply import Reply, Toast
from bot.shapes.turn import Deleted, Edited, Said
from data.model.refusals import Refusal
from data.model.writing import Origin, album_ref
from data.store.cards import Shown
from data.store.inbox import InboxRows
from data.store.origins import OriginChanges, Origins, Written

# What an edit is remembered by, of which the message has not come yet: the number of its turn.
EDIT = "edit."


class Messages:
    """Leads what is written to what it goes on with."""

    def __init__(self, capabilities: Capabilities) -> None:
        self._capabilities = capabilities

    def changed(self, scene: Scene, deed: Edited | Deleted) -> None:
        """Let what a message became follow the message; one that became nothing is of no concern."""
        became = Origins(scene.work).of(scene.origin) if scene.origin else None
        if scene.origin and isinstance(deed, Edited) and (became is None or became.subject.startswith(EDIT)):
            # Should the message itself come later than its edit, it is taken as it stands by then.
            OriginChanges(scene.work).remember(scene.origin, subject=f"{EDIT}{scene.work.turn_id}")
        owner = self._capabilities.owner_of(became.subject) if became else None
        if became is None or owner is None:
            return
        text = deed.text if isinstance(deed, Edited) else ""
        follow = owner.edited if isinstance(deed, Edited) else owner.deleted
        if follow is None:
            return
        # Nobody asked for anything: where others read along, a no is not said.
        quiet = contextlib.suppress(Refusal) if scene.chat.kind != "private" else contextlib.nullcontext()
        with quiet:
            follow(scene, Aim(became.subject, value=str(became.entry), text=text))

    def overheard(self, scene: Scene, deed: Said) -> None:
        """Let what was said among people follow what it replies to; nobody gets an answer to it."""
        album = self.album(scene, deed)
        if album is not None:
            self.continued(scene, deed, album)
            return
        subject, owner = self.replied_to(scene, deed)
        if owner is not None and owner.overheard is not None:
            owner.overheard(scene, Aim(subject=subject, text=deed.text, files=deed.files))
            self.remember_album(scene, deed)

    def continued(self, scene: Scene, deed: Said, album: Written) -> Reply:
        """Let the rest of an album go where its beginning went."""
        owner = self._capabilities.owner_of(album.subject)
        if owner is not None and owner.about is not None:
            owner.about(
                scene,
                Aim(album.subject, value=str(album.entry), text=deed.text, files=deed.files, continued=True),
            )
        return Toast()

    @staticmethod
    def album(scene: Scene, deed: Said) -> Written | None:
        """Return what became of the beginning of the album that it is part of, None where it is of none."""
        if not deed.album:
            return None
        return Origins(scene.work).of(Origin(scene.chat.chat_id, album_ref(deed.album)))

    @staticmethod
    def remember_album(scene: Scene, deed: Said) -> None:
        """Let the rest of its album find what became of it."""
        became = Origins(scene.work).of(scene.origin) if deed.album and scene.origin else None
        if became is not None:
            album = Origin(scene.chat.chat_id, album_ref(deed.album))
            OriginChanges(scene.work).remember(album, subject=became.subject, entry=became.entry)

    def replied_to(self, scene: Scene, deed: Said) -> tuple[str, Capability | None]:
        """Return what it replies to, and whose that is; nothing and nobody where it replies to nothing of ours."""
        if not deed.reply_to_ref:
            return "", None
        subject = Shown(scene.work).subject_at(scene.chat.chat_id, deed.reply_to_ref) or ""
        return subject, self._capabilities.owner_of(subject)

    def as_it_stands(self, scene: Scene, deed: Said) -> Said:
        """Return what was said, in the words of an edit that came before it."""
        became = Origins(scene.work).of(scene.origin) if scene.origin else None
        if became is None or not became.subject.startswith(EDIT):
            return deed
        number = int(became.subject.removeprefix(EDIT))
        body = InboxRows(scene.work).body_of(number, person_id=scene.who.person_id)
        edit = TURN.validate_json(body).deed if body else None
        return dataclasses.replace(deed, text=edit.text) if isinstance(edit, Edited) else deed
