"""getMe, getChat, getChatMember and their kin."""

from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_USER
from bot.sandbox.telegram.access import chat_to_read, check_not_shut_out
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat
from bot.sandbox.telegram.wire import bot_user, chat_on_wire, message_on_wire, person_with_id, user_on_wire

FULL_INFO = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}
MEMBER_RIGHTS: dict[str, Any] = {"status": "member"}
# Source: https://core.telegram.org/bots/api#chatmemberadministrator as aiogram 3.31 reads it, 2026-11-21
ADMINISTRATOR_RIGHTS: dict[str, Any] = {
    "status": "administrator",
    "can_be_edited": False,
    "is_anonymous": False,
    **dict.fromkeys(
        (
            "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
            "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
            "can_edit_stories", "can_delete_stories", "can_manage_topics", "can_pin_messages",
            "can_send_welcome_messages",
        ),
        True,
    ),
}  # fmt: skip
KICKED_RIGHTS: dict[str, Any] = {"status": "kicked", "until_date": 0}
RIGHTS: dict[str, dict[str, Any]] = {
    "member": MEMBER_RIGHTS,
    "administrator": ADMINISTRATOR_RIGHTS,
    "kicked": KICKED_RIGHTS,
    "left": {"status": "left"},
}


def get_me(state: State, _arguments: Arguments) -> dict[str, Any]:
    """Tell the bot who it is."""
    return {
        **bot_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": not state.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(state: State, arguments: Arguments) -> dict[str, Any]:
    """Describe a chat."""
    chat = _readable(state, arguments)
    described = {**chat_on_wire(state, chat), **FULL_INFO}
    if chat.description:
        described["description"] = chat.description
    on_top = [message for one in chat.pinned if (message := chat.standing(one)) is not None]
    return {**described, "pinned_message": message_on_wire(state, on_top[-1])} if on_top else described


def get_chat_member(state: State, arguments: Arguments) -> dict[str, Any]:
    """Describe one user's place in a chat."""
    chat = _readable(state, arguments)
    user_id = arguments.integer("user_id")
    if user_id == BOT_TELEGRAM_USER:
        return bot_member(chat.bot)
    person = person_with_id(state, user_id)
    if person is None:
        raise bad_request("user not found")
    return {**RIGHTS[chat.status_of(person)], "user": user_on_wire(state, person)}


def get_chat_administrators(state: State, arguments: Arguments) -> list[dict[str, Any]]:
    """List the administrators of a group; the people of the sandbox are plain members."""
    chat = _readable(state, arguments)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [bot_member(chat.bot)] if chat.bot == "administrator" else []


def leave_chat(state: State, arguments: Arguments) -> bool:
    """Leave a group."""
    chat = _readable(state, arguments)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot = "left"
    return True


def get_chat_member_count(state: State, arguments: Arguments) -> int:
    """Count the members of a chat, the bot included."""
    return len(_readable(state, arguments).members) + 1


def bot_member(status: str) -> dict[str, Any]:
    """Return the ChatMember object of the bot with a status."""
    return {**RIGHTS.get(status, RIGHTS["left"]), "user": bot_user()}


def _readable(state: State, arguments: Arguments) -> Chat:
    chat = chat_to_read(state, arguments)
    if not chat.private:
        check_not_shut_out(chat)
    return chat
