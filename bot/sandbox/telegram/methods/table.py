"""Which function answers which method."""

from collections.abc import Callable

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.methods import callbacks, chats, editing, files, marks, menus, polling, sending
from bot.sandbox.telegram.state import State

Method = Callable[[State, Arguments], object]

# Names in small letters: the real server does not care about case.
METHODS: dict[str, Method] = {
    "getme": chats.get_me,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatmembercount": chats.get_chat_member_count,
    "setwebhook": polling.set_webhook,
    "deletewebhook": polling.delete_webhook,
    "getwebhookinfo": polling.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendchataction": sending.send_chat_action,
    "sendphoto": files.send_photo,
    "senddocument": files.send_document,
    "getfile": files.get_file,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "pinchatmessage": marks.pin_chat_message,
    "unpinchatmessage": marks.unpin_chat_message,
    "unpinallchatmessages": marks.unpin_all_chat_messages,
    "setmessagereaction": marks.set_message_reaction,
    "answercallbackquery": callbacks.answer_callback_query,
    "setmycommands": menus.set_my_commands,
    "getmycommands": menus.get_my_commands,
    "deletemycommands": menus.delete_my_commands,
}
