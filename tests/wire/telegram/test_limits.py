"""The numbers of the local server agree with what the client library quotes."""

from telegram import constants

from bot.sandbox.telegram import limits
from bot.sandbox.telegram.methods.polling import MOST_CONNECTIONS
from bot.sandbox.telegram.methods.sending import CHAT_ACTIONS


def test_the_limits_are_those_of_the_platform() -> None:
    ours = {name: getattr(limits, name) for name in dir(limits) if name.isupper()}
    theirs = {
        "LONGEST_TEXT": constants.MessageLimit.MAX_TEXT_LENGTH,
        "LONGEST_CAPTION": constants.MessageLimit.CAPTION_LENGTH,
        "MOST_ENTITIES": constants.MessageLimit.MESSAGE_ENTITIES,
        "LONGEST_CALLBACK_ANSWER": constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH,
        "LONGEST_CALLBACK_DATA_BYTES": constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
        "MOST_UPDATES": constants.PollingLimit.MAX_LIMIT,
        "MOST_COMMANDS": constants.BotCommandLimit.MAX_COMMAND_NUMBER,
        "LONGEST_COMMAND": constants.BotCommandLimit.MAX_COMMAND,
        "LONGEST_COMMAND_DESCRIPTION": constants.BotCommandLimit.MAX_DESCRIPTION,
        "LARGEST_PHOTO_BYTES": constants.FileSizeLimit.PHOTOSIZE_UPLOAD,
        "LARGEST_UPLOAD_BYTES": constants.FileSizeLimit.FILESIZE_UPLOAD,
        "LARGEST_DOWNLOAD_BYTES": constants.FileSizeLimit.FILESIZE_DOWNLOAD,
        "MESSAGES_PER_SECOND_PER_CHAT": constants.FloodLimit.MESSAGES_PER_SECOND_PER_CHAT,
        "MESSAGES_PER_MINUTE_PER_GROUP": constants.FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP,
        "MESSAGES_PER_SECOND": constants.FloodLimit.MESSAGES_PER_SECOND,
    }
    assert {name: ours[name] for name in theirs} == {name: int(number) for name, number in theirs.items()}


def test_webhooks_and_chat_actions_are_those_of_the_platform() -> None:
    assert int(constants.WebhookLimit.MAX_CONNECTIONS_LIMIT) == MOST_CONNECTIONS
    assert {action.value for action in constants.ChatAction} == CHAT_ACTIONS
