### What the desk itself says.

list-between = { ", " }
moment-of-day = { $day } { $time }
cut-here = { "" } … ({ $count } characters in all)
text-in-file = The whole text is in the file below.
text-goes-on = There is more than fits here: ask me for it in our private chat, where you get all of it.
label-reach = Reporter
reach-gone = cannot be reached: { $reason ->
    [blocked] has blocked the bot
    [deactivated] the account is deactivated
    [removed] the desk was removed from the chat
    [deleted] the chat was deleted
    [never_started] has never opened the chat with the desk
   *[other] the chat takes no messages
}
label-delivery = Delivery
delivery-unknown = { $count ->
    [one] one message may not have arrived
   *[other] { $count } messages may not have arrived
}
delivery-failed = { $count ->
    [one] one message did not arrive
   *[other] { $count } messages did not arrive
}
button-cancel = Cancel
button-more = More
button-back = Back
button-skip = Skip
button-confirm = Send
button-open = Open
language-en = English
language-zh-cn = 简体中文
language-zh-tw = 繁體中文
language-called-en = English
language-called-zh-cn = Simplified Chinese
language-called-zh-tw = Traditional Chinese
language-which = Which language shall I speak with you?
language-chosen = From now on I write to you in English.
command-language = choose the language
command-report = report a problem, complain, suggest or ask
command-status = see how a report stands, such as { $example }
command-tickets = list my reports
command-tickets-staff = list the tickets of my department, and my own reports
cannot-read = I can only read text so far. Please write to me what it is about.
you-are-welcome = You are welcome. Write to me whenever something is wrong.
desk-apology = Something broke on our side. Nothing you wrote is lost: it is kept under number { $number }, and we look into it.
refusal-unknown-button = I do not know this button.
refusal-button-is-old = This button is out of date. Please use the newest card.
refusal-unknown-command = I do not know this command. Write “{ $slash }help” to see what I can do.
refusal-not-allowed = Only { $holders } may do this.
refusal-nobody-may = By the rules of the company nobody may do this.
refusal-not-yours = This belongs to somebody else.
refusal-unknown-colleague = Nobody who works here is called that.
refusal-several-colleagues = Several who work here are called that. Please write the key of the company file: { $keys }
refusal-nothing-open = There is nothing to cancel.
card-moved = { $subject }: see the newer card below.
refusal-nothing-written = There is nothing written in it.
refusal-too-long = It is too long: at most { $longest } characters.
home-title = Your desk
home-intro = Just write to me what is wrong, in your own words: you get a number at once. Or begin here:
home-intro-staff = Write to me in your own words, such as “what waits for me?”, or begin here:
home-empty = There is nothing open.
home-moved = See the newer overview below.
button-next = Next page
button-prev = Previous page
toast-home = The overview is in our private chat.
taken-back = This message was withdrawn.
meant-which = Did you mean one of these?
meant-not-served = I understand what you are asking for, but I cannot do that here yet. Nothing was filed.
intent-other = Something else
intent-help = See what I can do
intent-switch-language = Change the language
kept-for = Kept. I can read free text again in about { $seconds } s and will answer this then. Buttons and commands work meanwhile.
kept-for-now = Kept. I cannot read free text at the moment; as soon as I can, I will answer this. Buttons and commands work meanwhile.
card-for-others = This card is for others by now.
