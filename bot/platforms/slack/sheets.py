"""Turn a sheet into Slack's modal, and remember in it what a submission will answer."""

import json
from dataclasses import replace
from typing import Any, Literal

from bot.platforms.letters import ELLIPSIS, clean, cut, one_line
from bot.platforms.slack.limits import (
    LONGEST_HINT,
    LONGEST_INPUT,
    LONGEST_INPUT_LABEL,
    LONGEST_OPTION_LABEL,
    LONGEST_SECTION,
    LONGEST_VIEW_LABEL,
    LONGEST_VIEW_TITLE,
    MOST_FILES,
    MOST_OPTIONS,
    MOST_VIEW_BLOCKS,
)
from bot.platforms.slack.picked import other_than, time_of
from bot.platforms.slack.shape import plain
from bot.shapes.sheet import PICKED, Choice, Input, Sheet
from bot.shapes.turn import Place
from data.model.days import day_and_time


def modal(sheet: Sheet, *, asked_in: Place | None) -> dict[str, Any]:
    """Return the view that shows the sheet.

    Args:
        asked_in: chat in which it was asked for; a submission does not tell it, so the view carries it.
    """
    remembered: dict[str, Any] = {"form": sheet.form, "subject": sheet.subject, "version": sheet.version}
    if asked_in is not None:
        remembered |= {"place": asked_in.address, "place_kind": asked_in.kind}
    if sheet.seen:
        remembered["seen"] = sheet.seen
    # What stands in inputs of the same ids is kept when a page takes the place of another.
    # Source: docs.slack.dev/reference/views/modal-views, "Preserving input entry in views", 2026-11-22.
    blocks = _intro(sheet.intro)
    blocks += [block for question in sheet.inputs for block in _inputs(question)]
    return {
        "type": "modal",
        "callback_id": sheet.form,
        "private_metadata": json.dumps(remembered, ensure_ascii=False),
        "title": _label(sheet.title, LONGEST_VIEW_TITLE),
        "submit": _label(sheet.submit, LONGEST_VIEW_LABEL),
        "close": _label(sheet.cancel, LONGEST_VIEW_LABEL),
        "blocks": blocks[:MOST_VIEW_BLOCKS],
    }


def _intro(text: str) -> list[dict[str, Any]]:
    whole = clean(text)
    parts = [whole[at : at + LONGEST_SECTION] for at in range(0, len(whole), LONGEST_SECTION)]
    return [{"type": "section", "text": plain(part)} for part in parts if part.strip()]


def _inputs(question: Input) -> list[dict[str, Any]]:
    """Return the inputs of a question: of a moment its day and its time, of a choice beside which something else may be typed both."""
    if question.kind == "moment":
        at = _picking("time", time_of(question.key), day_and_time(question.value)[1])
        return [_input(question), _second(question, at)]
    if not (question.second_label and question.choices):
        return [_input(question)]
    # Neither alone has to be filled: that one of both is, is told by whoever takes the answers.
    chosen = any(choice.value == question.value for choice in question.choices)
    typed = _typing(replace(question, key=other_than(question.key), value="" if chosen else question.value))
    return [_input(replace(question, optional=True)), _second(question, typed)]


def _second(question: Input, element: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": element["action_id"],
        "label": _label(question.second_label, LONGEST_INPUT_LABEL),
        "optional": True,
        "element": element,
    }


def _input(question: Input) -> dict[str, Any]:
    block = {
        "type": "input",
        "block_id": question.key,
        "label": _label(question.label, LONGEST_INPUT_LABEL),
        "optional": question.optional,
        "element": _element(question),
    }
    return block | {"hint": _label(question.hint, LONGEST_HINT)} if question.hint.strip() else block


def _element(question: Input) -> dict[str, Any]:
    if question.kind == "files":
        return {"type": "file_input", "action_id": question.key, "max_files": MOST_FILES}
    if question.kind in PICKED:
        return _picking("date", question.key, day_and_time(question.value)[0])
    return _selection(question) if question.choices else _typing(question)


def _picking(what: Literal["date", "time"], key: str, value: str) -> dict[str, Any]:
    element = {"type": f"{what}picker", "action_id": key}
    return element | {f"initial_{what}": value} if value else element


def _typing(question: Input) -> dict[str, Any]:
    longest = max(1, min(question.longest, LONGEST_INPUT))
    element = {
        "type": "plain_text_input",
        "action_id": question.key,
        "multiline": question.kind == "text",
        "max_length": longest,
    }
    value = (
        cut(clean(question.value), longest) if question.kind == "text" else one_line(question.value, longest)
    )
    return element | {"initial_value": value} if value else element


def _selection(question: Input) -> dict[str, Any]:
    choices = question.choices[:MOST_OPTIONS]
    element: dict[str, Any] = {
        "type": "static_select",
        "action_id": question.key,
        "options": [_option(choice) for choice in choices],
    }
    chosen = next((choice for choice in choices if choice.value == question.value), None)
    return element | {"initial_option": _option(chosen)} if chosen else element


def _option(choice: Choice) -> dict[str, Any]:
    return {"text": _label(choice.label, LONGEST_OPTION_LABEL), "value": choice.value}


def _label(text: str, longest: int) -> dict[str, Any]:
    # Slack refuses an empty label, and with it the whole view.
    return plain(one_line(text, longest) or ELLIPSIS)
