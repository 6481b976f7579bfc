### The audit log.

audit-head-title = Audit log, { $day }
audit-head = This seals the audit log up to entry { $entry }. Whoever doubts it gives this line to “deskbell audit verify --head”.
audit-title = Audit log
audit-nothing = Nothing of that kind has happened.
audit-about = About { $subject }
audit-by = By { $who }
audit-since = Since { $at }
audit-until = Until { $at }
audit-line = { $at } · { $who }: { $deed }
audit-desk = the desk
audit-nobody-known = somebody no longer known (person.{ $person })
audit-other-deed = { $deed } ({ $subject })
toast-audit = The answer is in our private chat.
command-audit = see what was done, by whom and when: by number, by person, by day
role-admin = admins
role-staff = staff
refusal-nothing-to-look-for = I do not know what to look for. Write a number, a name, days or a duration behind it, such as: FB-7 2026-03-01..2026-03-05
deed-audit-exported = gave entries { $first } to { $last } of the audit log away as a file
deed-audit-read = read the audit log
deed-audit-read-on = read page { $page } of what was found in the audit log
deed-feedback-filed = reported { $subject }
deed-feedback-claimed = claimed { $subject }
deed-feedback-replied = wrote to the reporter of { $subject }
deed-feedback-noted = wrote an internal note on { $subject }
deed-feedback-resolved = declared { $subject } resolved
deed-feedback-confirmed = confirmed that { $subject } is solved
deed-feedback-contested = said that { $subject } is not solved
deed-feedback-reopened = reopened { $subject }
deed-feedback-withdrawn = withdrew { $subject }
deed-feedback-rated = rated { $subject } with { $rating } of 5
deed-feedback-added = added to { $subject }
deed-feedback-enclosed = sent files for { $subject }
deed-feedback-corrected = changed or deleted words of { $subject }
deed-feedback-app-named = named the app of { $subject }
deed-feedback-human-called = asked for a human about { $subject }
deed-feedback-handed-back = handed { $subject } back: whoever worked on it may do so no longer
deed-feedback-reminded = asked the reporter again whether { $subject } is solved
deed-feedback-viewed = looked at { $subject }
deed-operating-notice-retried = the operator had notice { $subject } sent again
deed-operating-notice-dropped = the operator withdrew notice { $subject }
deed-operating-turn-retried = the operator let turn { $subject } run again
deed-operating-turn-dropped = the operator dropped turn { $subject }
deed-operating-keys-rotated = the operator rotated the master key
deed-operating-key-confirmed = the operator showed a copy of the master key
deed-operating-turn-shown = the operator read what turn { $subject } says
deed-operating-notice-shown = the operator read what notice { $subject } tells
deed-operating-platform-in-trouble = told the admins that { $subject } is in trouble
deed-operating-platform-back = told the admins that { $subject } is back
deed-operating-pager-answered = noted what the pager answered about { $subject }
deed-operating-backup-failed = told the admins that backup { $subject } failed
deed-operating-backup-missed = told the admins that backup { $subject } was missed
deed-operating-restored = the operator restored a backup
deed-linking-code-ended = ended the linking code { $subject }: { $why ->
    [declined] it was declined
    [expired] it was too old
    [linked] it did its work
    [replaced] a new one was made
    [unlinked] its account was unlinked
    [seen] others could read it
   *[tries] it was typed wrongly too often
}
deed-linking-code-made = made the linking code { $subject } on { $platform }
deed-linking-linked = linked an account on { $platform } ({ $tickets } tickets came with it)
deed-linking-refused = typed the good linking code { $subject }, and the accounts could not be linked
deed-linking-too-many = typed wrong linking codes too often on { $subject }
deed-linking-typed = typed the linking code { $subject } on { $platform }; whoever made it has to confirm
deed-linking-unlinked = unlinked an account on { $platform } ({ $tickets } tickets went with it)
deed-linking-wrong-code = typed a wrong linking code (attempt { $tries })
deed-people-company-applied = applied the company file { $file }: { $joined } joined, { $left } left, { $changed } changed
deed-people-company-loaded = took over the company file ({ $added } new entries)
deed-people-language-chosen = chose the language { $to }
deed-people-chat-moved = followed a chat to its new address ({ $subject })
deed-people-account-closed = closed the account of { $subject } on { $platform }: every right ended
deed-people-account-opened = opened the account of { $subject } on { $platform } again
deed-people-moved = moved { $subject }: joined { $gained }, left { $lost }
