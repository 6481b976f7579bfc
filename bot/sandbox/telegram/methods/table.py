"""Which function answers which method."""

from collections.abc import Callable

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.methods import (
    albums,
    callbacks,
    chats,
    editing,
    files,
    forwarding,
    marks,
    menus,
    polling,
    polls,
    sending,
    topics,
)
from bot.sandbox.telegram.state import State

Method = Callable[[State, Arguments], object]

# Names in small letters: the real server does not care about case.
METHODS: dict[str, Method] = {
    "getme": chats.get_me,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatmembercount": chats.get_chat_member_count,
    "getchatadministrators": chats.get_chat_administrators,
    "leavechat": chats.leave_chat,
    "setwebhook": polling.set_webhook,
    "deletewebhook": polling.delete_webhook,
    "getwebhookinfo": polling.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendchataction": sending.send_chat_action,
    "sendphoto": files.send_file("photo", "sendPhoto"),
    "senddocument": files.send_file("document", "sendDocument"),
    "sendvideo": files.send_file("video", "sendVideo"),
    "sendanimation": files.send_file("animation", "sendAnimation"),
    "sendaudio": files.send_file("audio", "sendAudio"),
    "sendvoice": files.send_file("voice", "sendVoice"),
    "sendmediagroup": albums.send_media_group,
    "sendpoll": polls.send_poll,
    "stoppoll": polls.stop_poll,
    "forwardmessage": forwarding.forward_message,
    "forwardmessages": forwarding.forward_messages,
    "copymessage": forwarding.copy_message,
    "copymessages": forwarding.copy_messages,
    "getfile": files.get_file,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": albums.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "pinchatmessage": marks.pin_chat_message,
    "unpinchatmessage": marks.unpin_chat_message,
    "unpinallchatmessages": marks.unpin_all_chat_messages,
    "createforumtopic": topics.create_forum_topic,
    "editforumtopic": topics.edit_forum_topic,
    "closeforumtopic": topics.shut_or_open(closed=True),
    "reopenforumtopic": topics.shut_or_open(closed=False),
    "deleteforumtopic": topics.delete_forum_topic,
    "unpinallforumtopicmessages": topics.unpin_all_forum_topic_messages,
    "getforumtopiciconstickers": topics.get_forum_topic_icon_stickers,
    "setmessagereaction": marks.set_message_reaction,
    "answercallbackquery": callbacks.answer_callback_query,
    "setmycommands": menus.set_my_commands,
    "getmycommands": menus.get_my_commands,
    "deletemycommands": menus.delete_my_commands,
}
