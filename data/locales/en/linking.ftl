### One person's accounts.

command-link = link my account on another platform
command-unlink = part my accounts again
link-code-title = Your code
link-code-how = In the private chat with me on { $platform }, send “{ $command }” with this code. Give it to nobody: whoever types it becomes you here.
link-code-until = It is good once, until { $until }.
link-code-dead = Your code is dead: { $why ->
    [seen] it was typed where others could read it.
   *[tries] it was typed wrongly too often.
} Send “{ $slash }link” again for a new one.
link-asked = Somebody typed your code: { $platform }, { $name }. Is that your own account?
link-asked-means = If you confirm, both accounts become one person, and each sees what the other reported. Nothing happens without you; the question stands until { $until }.
link-awaited = The code is good. Please confirm on { $platform }, where it was made.
link-awaited-means = Once that is done, whoever made the code sees what you reported. Did somebody send you the code? Then take it back.
link-unconfirmed = Not linked: { $why ->
    [declined] it was declined where the code was made.
    [expired] nobody confirmed in time.
   *[other] the code is good no more.
}
link-linked = Linked with { $platform }: { $name }.
link-linked-means = Both accounts are one person now, with the same tickets, language and rights. Was it not you? Unlink at once.
link-unlinked = { $platform }: { $name } is no longer linked.
link-unlinked-went = { $count ->
    [0] No tickets were filed there; all of them stay with the other account.
    [one] One ticket that was filed there went with it; all others stay with the other account.
   *[other] { $count } tickets that were filed there went with it; all others stay with the other account.
}
link-accounts-title = Your accounts
link-account = { $platform }: { $name }
link-alone = No other account is linked with it.
link-unlink-means = If you unlink, { $platform }: { $name } becomes a person of its own. Tickets that were filed there go with it; all others, and your rights, stay here.
button-link = Link an account
button-link-code = I have a code
button-link-back = Take it back
button-link-now = Yes, that is me
button-link-not = No
button-unlink = Unlink…
button-unlink-now = Unlink { $platform }
toast-accounts = Your accounts are in our private chat.
toast-linked = Linked.
toast-not-linked = Not linked. The code is dead.
toast-unlinked = Unlinked.
form-link-title = Link an account
form-link-intro = Which code does your own other account show? Never type one that somebody sent you.
form-link-submit = Link
field-link-code = Code
refusal-only-in-private = A code is for you alone: please send this command in our private chat.
refusal-already-linked = Your accounts are linked on every platform already.
refusal-not-a-code = That is no code. A code has nine letters and digits, such as 7KM-4QX-9TB.
refusal-unknown-code = This code is not good: mistyped, used already, or too old. { $left ->
    [0] This account has no tries left for an hour.
    [one] One try is left.
   *[other] { $left } tries are left.
}
refusal-too-many-wrong-codes = Too many wrong codes from this account. Please try again in { $minutes } min.
refusal-code-seen-by-others = Others could read this code, so it is dead. Please make a new one and type it in our private chat.
refusal-own-code = You made this code yourself. Type it on your other account; it is still good.
refusal-same-platform-twice = Not linked: both have an account on { $platform ->
    [slack] Slack
   *[telegram] Telegram
} already, and a person can have one on each platform.
refusal-waits-for-its-maker = This code was typed here already. Please confirm where it was made.
refusal-company-shows-the-code = Not linked: it is the other way round. Make a code with this account, and type it on the other one. Was the code given to you by somebody else? Then tell nobody yours.
refusal-both-of-the-company = Not linked: the company knows you as two different people.
refusal-nothing-linked = No other account is linked with this one.
refusal-to-be-forgotten = Not linked: this account waits to be forgotten, and what is kept of people who work here is the company's to erase. Write to us again once it is done.
