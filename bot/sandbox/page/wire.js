// Which lines of the wire belong to one message: its own, their requests, and what they are tied to by an id.

const TIES = ["envelope_id", "callback_query_id", "trigger_id", "response_url"];

/** Return the entries that are about a thing, in their order. */
export function linesOf(thing, entries) {
  const about = thing.platform === "slack" ? slackTest(thing) : telegramTest(thing);
  const own = new Set(entries.filter((entry) => entry.platform === thing.platform && about(entry)));
  for (const entry of [...own]) {
    const request = entry.direction === "answer" && requestOf(entry, entries);
    if (request) own.add(request);
  }
  const ties = new Set([...own].flatMap((entry) => tiesOf(entry.body)));
  return entries.filter((entry) => own.has(entry) || tiesOf(entry.body).some((tie) => ties.has(tie)));
}

/** A time stamp or a view's id is found nowhere else in a workspace. */
function slackTest(thing) {
  const id = thing.seen_id.split(":").pop();
  return (entry) => JSON.stringify(entry.body).includes(id);
}

function telegramTest(thing) {
  const [chat, message] = thing.seen_id.split(":").map(Number);
  const names = (value) => value !== null && typeof value === "object" && (
    (Number(value.message_id) === message && Number(value.chat?.id ?? value.chat_id) === chat)
    || Object.values(value).some(names));
  return (entry) => names(entry.body);
}

/** Calls overlap, so the request is the last one before with the same method and chat. */
function requestOf(answer, entries) {
  const chat = chatIn(answer.body);
  return entries.findLast((entry) => entry.number < answer.number && entry.direction === "from_bot"
    && entry.method === answer.method && (!chat || !chatIn(entry.body) || chatIn(entry.body) === chat));
}

function chatIn(body) {
  const said = typeof body.text === "string" && body.text.startsWith("{") ? parsed(body.text) : body;
  const chat = said.channel ?? said.chat_id ?? said.result?.chat?.id;
  return chat === undefined ? null : String(chat);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function tiesOf(value) {
  if (value === null || typeof value !== "object") return [];
  const query = value.callback_query?.id;
  return [
    ...(query ? [query] : []),
    ...TIES.map((name) => value[name]).filter((tie) => typeof tie === "string" && tie),
    ...Object.values(value).flatMap(tiesOf),
  ];
}
