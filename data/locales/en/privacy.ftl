### What is kept of people, and what they say to it.

command-privacy = read what is kept about you, agree or withdraw
privacy-title = Your data
privacy-offer = May we keep this after it is done, to help you better the next time? You are helped either way; without a yes it is erased { $days } days after it is done.
privacy-offer-again = What we keep and why reads differently now. May we keep your reports after they are done? You are helped either way.
privacy-no-notice = The company has not written down here what it keeps. Nothing is kept for longer than it takes to help you.
privacy-terms = Kept for: what belongs to no report { $hours } hours unless you agree; a finished report { $tickets } days, without your agreement { $tickets_without_consent }; its files { $files } days; our answers, word for word, { $spoken } days; a finished complaint { $after_complaint } days even if you erase everything; who you are, if nothing else is kept of you, { $strangers } days after you were here last.
privacy-unasked = not answered yet
privacy-given = agreed on { $at }
privacy-declined = declined on { $at }
privacy-withdrawn = withdrawn on { $at }
label-consent = Agreement
label-notice-version = Version of the text
button-privacy = Read it
button-consent-accept = Agree
button-consent-decline = Do not agree
button-consent-withdraw = Withdraw my agreement
button-mydata = Get my data
toast-privacy = What is kept about you is in our private chat.
toast-consent-given = Thank you: noted.
toast-consent-declined = Noted. You are helped just the same.
toast-consent-withdrawn = Withdrawn. You are helped just the same.
refusal-notice-changed = The text has changed since this button was drawn. Please read it anew: { $slash }privacy
refusal-nothing-to-consent-to = There is nothing here for you to agree to.
deed-privacy-answered = { $said ->
    [given] agreed to the privacy notice
    [withdrawn] withdrew the agreement to the privacy notice
   *[declined] did not agree to the privacy notice
}
command-mydata = get all that is kept about you
mydata-caption = All that is kept about you{ $parts ->
    [1] {""}
   *[other] {" "}(part { $part } of { $parts })
}. Open index.html to read it. Whoever has this file can read it: keep it safe.
mydata-title = What is kept about you
mydata-person = You
mydata-label-name = Name
mydata-label-language = Language
mydata-label-zone = Time zone
mydata-label-consent = Agreement
mydata-consent-unasked = not answered
mydata-consent-given = agreed
mydata-consent-declined = declined
mydata-consent-withdrawn = withdrawn
mydata-accounts = Your accounts
mydata-reports = Your reports
mydata-counted = All of it, counted
mydata-rest = { $what }: { $count }
kept-people = who you are
kept-merged-people = who you were before your accounts were linked
kept-accounts = accounts
kept-linked-accounts = names of linked accounts
kept-link-codes = codes to link an account
kept-wrong-codes = link codes that were wrong
kept-chats = chats with you
kept-former-addresses = earlier addresses of these chats
kept-command-menus = menus of commands there
kept-backup-codes = backup codes that are left
kept-second-factors = second factor
kept-factor-tries = codes of it that were wrong
kept-loans = standing in for one another
kept-tickets = reports
kept-ticket-entries = what was written on them
kept-approval-requests = requests
kept-approval-evidence = what you gave with them
kept-approval-marks = what was done about them
kept-delistings = take-downs that you asked for
kept-delisting-stores = stores in which you took an app down
kept-delisting-entries = what you did about take-downs
kept-grants = permissions that you hold or held
kept-releases = releases that you asked for
kept-release-events = what was done about them
kept-release-tickets = reports that you linked to a release
kept-files = files
kept-form-sessions = forms
kept-tasks = tasks
kept-task-entries = what you did about tasks
kept-inbox = what came in from you
kept-origins = messages of yours from which reports came
kept-subscriptions = what you chose to hear of
kept-announcement-recipients = announcements to you
kept-spoken = what we told you, word for word
kept-messages = messages to you
kept-cards = cards that you were shown
kept-audit-entries = entries of the audit log that tell what you did
mydata-untold = Every line of it is in data.json. Not in it: what those who help you noted among themselves (that they did is), checksums, and codes that would let a reader become you.
toast-mydata = Your data is in our private chat.
toast-mydata-again = You got it a moment ago, or it is on its way: see our private chat.
intent-request-my-data = get my data
deed-privacy-given = got all that is kept about them ({ $parts } parts)
command-forget = erase all that is kept about you
command-hold = keep somebody's data by law: ticket, last day (or off), reason
button-forget = Erase my data…
button-forget-now = Erase it for good
intent-erase-my-data = erase my data
somebody-erased = (erased)
erasure-title = Erase all that is kept about you?
erasure-title-waits = Erased, but for what has to stay
erasure-title-done = Erased
erasure-goes = Goes for good: your name, your language, your agreement, { $tickets } { $tickets ->
    [one] report
   *[other] reports
} and { $files } { $files ->
    [one] file
   *[other] files
}, all that you said and all that we told you.
erasure-account = Goes: { $platform }: { $name }. Whatever you write there later comes from somebody new.
erasure-copies = Our messages to you, and in the company's channels those about your reports, are deleted; where the platform does not allow that any more (Telegram after 48 hours) they are overwritten. You are told what could not be reached.
erasure-stays-hold = Stays: everything, because the law demands it, until { $until }. Then it is erased by itself.
erasure-stays-complaint = Stays: { $subject }, a complaint that was handled, until { $until }. Then it is erased by itself.
erasure-stays-complaint-open = Stays: { $subject }, a complaint that is being handled, with your name and the way to you, until it is closed and { $days } days after. Then it is erased by itself.
erasure-stays-decisions = Stays for good, because the company decided it: that you asked { $requests } times, and { $grants } permissions that you held, as numbers, with who decided and when. What you wrote about it is erased.
erasure-always-stays = What also stays: the numbers of your reports and that they were handled, without a name and a word, so that the audit log can still be checked. Backups hold only what nobody can open without your key.
erasure-waits = All that nothing needs any more is erased. The rest, and your key, follow by themselves; as long as it stands here, older backups could still be opened.
erasure-done = Your data is erased, and the key with which copies of it could be opened is destroyed.
erasure-copies-on-the-way = Our messages are being taken back.
erasure-copies-told = Our messages: { $deleted } deleted, { $overwritten } overwritten, { $unreached } could not be reached.
erasure-left-private = our private chat
erasure-left-group = a group
erasure-left-where = – Not reached: { $place } ({ $platform })
erasure-left-since = { $where }, sent { $at }
erasure-left-about = { " " }about { $subject }
erasure-your-own = What you wrote yourself stands in your chat until you delete it there; nobody but you can.
erasure-below = See below.
toast-forget = What would be erased, and what would stay, is in our private chat.
toast-forgotten = It is being erased.
toast-forget-changed = What would be erased, or stay, has changed meanwhile. Please look at it once more.
toast-held = Noted: what is kept about whoever reported this is not erased until then.
toast-released = Noted: it is not held any more.
refusal-company-keeps-its-own = You work here: the company knows you by its own file, and what you did for it is the company's. Please ask your administrator.
refusal-hold-not-understood = Please write a ticket, the last day and the reason, such as: FB-7 2026-12-31 court order 12/26. To end a hold: FB-7 off and why.
refusal-hold-in-the-past = That day is over already.
state-erased = erased
ticket-erased-title = { $subject } · { $kind }
ticket-erased = What was written here is erased.
deed-privacy-asked-to-forget = asked what would be erased of them ({ $subject })
deed-privacy-forgotten = erased what was kept of a person ({ $subject }): { $state ->
    [waiting] { $stays } things stay for now
   *[done] nothing stays
}
deed-privacy-held = held the data of whoever reported { $ticket } until { $until }
deed-privacy-released = held the data of whoever reported { $subject } no longer
deed-privacy-forgotten-again = after a restore forgot { $subject } again
deed-privacy-kept-no-longer = let go of what was kept for as long as it may be ({ $tickets } tickets, { $files } files, { $spoken } answers, { $forms } forms)
erasure-told-here = You asked on another of your accounts to be forgotten. { $state ->
    [waiting] What nothing needs any more is erased here as well; the rest follows once it is settled.
   *[done] Everything of you is erased, here as well. Whatever you write from now on is somebody new to us.
}
