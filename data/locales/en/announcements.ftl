### Announcements and what people hear of.

command-announce = write an announcement
command-announcements = see the announcements
command-subscribe = choose which announcements you get
announced-kind-update = Update
announced-kind-delisting = Take-down
announced-kind-maintenance = Maintenance
announced-kind-incident = Incident
announced-kind-general = News
announced-to-subscribers = subscribers
announced-to-users = users
announced-to-staff = staff
announced-to-everyone = everyone
announced-reached =
    { $count ->
        [one] { $audience } (1 recipient by now)
       *[other] { $audience } ({ $count } recipients by now)
    }
announced-undated = when it is scheduled
announced-title = { $about } · { $kind }
announced-corrected = (corrected { $at })
announced-confirmed = ✓ You said on { $at } that you got it.
announced-number = { $subject }
announced-why-app = { $subject } · You read this because you wrote to us about { $app } or subscribed.
announced-why-subscribers = { $subject } · You read this because you wrote to us or subscribed.
announced-why-users = { $subject } · You read this because you are a user of ours.
announced-why-staff = { $subject } · You read this because you work here.
announced-why-everyone = { $subject } · Everybody whom we know reads this.
announced-why-mandatory = { $subject } · Everybody concerned reads this, whatever they unsubscribed from: you have to know in time that an app ends.
announced-detail-reason = Why
announced-detail-take-down-date = Taken down on
announced-detail-end-of-service-date = Service ends on
announced-detail-stores = Stores
announced-detail-alternative = What to use instead
announced-detail-export-until = Data can be exported until
announced-detail-refund-until = Refunds until
announced-detail-contact = Contact
announced-detail-follow-up = What follows
announced-detail-user-data = User data
announced-detail-version = Version
announced-detail-starts = Begins
announced-detail-ends = Ends
announced-detail-affected = What is affected
announced-detail-next-news = Next news by
announced-days-left =
    { $days ->
        [0] { $app } is taken down today.
        [one] { $app } will be taken down tomorrow.
       *[other] { $app } will be taken down in { $days } days.
    }
announced-follow-up-done = { $app } is gone, and what was announced to follow has been done. Thank you for having used it.
announcement-again = { $subject } again · { $title }
task-promised-follow-up = { $about }: see to it that what was announced to follow is done
announcement-asked = Announcement { $subject } · { $title }
announcement-title = { $subject } · { $title }
announcement-corrects = This corrects what is out already: every copy will be changed.
announcement-body = { $language }: { $body }
announcement-missing = ⚠ not written yet
announcement-doubt-missing = ⚠ { $language } is missing.
announcement-doubt-links-differ = ⚠ { $language } lacks a link that others have: { $what }
announcement-doubt-day-over = ⚠ { $language } names a day that is over or does not exist: { $what }
announcement-doubt-other-script = ⚠ { $language } holds letters of the other Chinese script: { $what }
announcement-doubt-mention = ⚠ { $language } looks as if it called people: { $what }
announcement-doubt-banned = ⚠ { $language } holds a word that the company does not want to say: { $what }
announcement-doubt-dead-link = ⚠ This link leads to no page (answer { $why }): { $what }
announcement-doubt-silent-link =
    { $why ->
        [too_slow] ⚠ This link takes too long to answer: { $what }
        [forbidden] ⚠ This link leads to an address that is not public: { $what }
        [endless] ⚠ This link leads from one address to the next without an end: { $what }
       *[unreachable] ⚠ Nothing answers behind this link: { $what }
    }
announcement-doubt-new-link = … This link is being looked at: { $what }
announcement-doubt-not-told = ⚠ Nothing says this: { $what }
announcement-doubt-not-told-in = ⚠ { $language } readers cannot read this, it is written in another language: { $what }
announcement-is-draft = A draft: nobody reviews it yet.
announcement-is-review = Being reviewed.
announcement-is-rejected = Rejected: it does not go out.
announcement-is-approved = Approved. It goes out when somebody schedules it.
announcement-is-scheduled = Approved. It goes out at { $at }.
announcement-is-sending = Going out since { $at }.
announcement-is-paused = Paused.
announcement-is-sent = Sent. Finished at { $at }.
announcement-is-cancelled = Cancelled.
announcement-is-recalled = Recalled at { $at }.
announcement-standing-draft = draft
announcement-standing-review = being reviewed
announcement-standing-rejected = rejected
announcement-standing-approved = approved, without a time
announcement-standing-scheduled = scheduled
announcement-standing-sending = going out
announcement-standing-paused = paused
announcement-standing-sent = sent
announcement-standing-cancelled = cancelled
announcement-standing-recalled = recalled
announcement-progress = { $bar } { $done } of { $total }
announcement-confirmed = Pressed “Got it”: { $count }
announcement-copies-sent = Sent: { $count }
announcement-copies-pending = On their way: { $count }
announcement-copies-correcting = Being changed: { $count }
announcement-copies-quiet = Waiting until quiet hours are over: { $count }
announcement-copies-held = Held back: { $count }
announcement-copies-unknown = Unknown whether they arrived: { $count }
announcement-copies-failed = Failed: { $count }
announcement-copies-blocked = Blocked the desk: { $count }
announcement-copies-stale = Could not be changed: { $count }
announcement-copies-unwanted = Did not want it any more when it was their turn: { $count }
announcement-copies-opted-out = Unsubscribed: { $count }
announcement-copies-unreachable = Not reachable: { $count }
announcement-copies-cancelled = Not sent any more: { $count }
announcement-copies-wanted = Being taken back: { $count }
announcement-copies-overwrite = Being overwritten: { $count }
announcement-copies-unsent = Had not left yet: { $count }
announcement-copies-deleted = Deleted: { $count }
announcement-copies-overwritten = Overwritten: { $count }
announcement-copies-unreached = May still be read: { $count }
announcement-report = Report on { $subject }
announcement-reason =
    { $reason ->
        [blocked] blocked the desk
        [deactivated] the account is closed
        [removed] the desk is not there any more
        [deleted] the group is gone
        [never_started] never wrote to the desk
        [chat_not_found] there is no such chat
        [channel_not_found] there is no such channel
        [is_archived] the channel is archived
        [not_in_channel] the desk is no member
        [user_not_found] there is no such account
        [no_rights] the desk may not write there
        [refused] the platform refused it
        [message_too_long] too long
        [connection_lost] the connection broke while it was sent
        [timeout] no answer in time
        [cannot_be_deleted] too old to be deleted
        [cant_delete_message] the platform does not let it be deleted
        [message_not_found] the message is not there any more
        [untold] no reason told
       *[other] { $reason }
    }
announcement-unreached-unknown = · { $who } ({ $platform }): unknown ({ $reason })
announcement-unreached-failed = · { $who } ({ $platform }): failed ({ $reason })
announcement-unreached-blocked = · { $who } ({ $platform }): blocked ({ $reason })
announcement-unreached-stale = · { $who } ({ $platform }): still reads the text before ({ $reason })
announcement-unreached-kept = · { $who } ({ $platform }): may still be read ({ $reason })
announcement-table-kept = may still be read
announcement-table-who = Who
announcement-table-platform = Platform
announcement-table-outcome = Outcome
announcement-table-reason = Reason
announcement-table-unknown = unknown
announcement-table-failed = failed
announcement-table-blocked = blocked
announcement-table-stale = still reads the text before
announcement-test = Test of { $subject }: this is what people read in { $language }.
announcements-none = There is no announcement yet.
announcements-title = Announcements
announcements-line = { $subject } · { $title } · { $standing }
label-announced-kind = Kind
label-announced-app = App
label-announced-to = Audience
announced-only-asked = users who asked for news
label-announced-only = Only
label-announced-when = Goes out
label-announced-about = Belongs to
label-announced-by = Written by
button-submit = Have it reviewed
button-edit = Change
button-test-send = Test send to me
button-schedule = Schedule
button-pause = Pause
button-announced-resume = Resume
button-announced-cancel = Cancel
button-correct = Correct
button-recall = Recall
button-opt-out = Unsubscribe
button-got-it = Got it
button-subscribe = Subscribe
subscriptions-title = Announcements that you get
subscriptions-of-chat = Announcements that all hear here
subscription-mandatory = ✓ { $kind }: always, as you have to know in time
subscription-yes = ✓ { $kind }
subscription-usual = ✓ { $kind }: of apps about which you wrote to us
subscription-no = ✗ { $kind }
subscription-asked = ✗ { $kind }: only what all users are told
subscription-app-yes = ✓ { $app }: all that concerns it
subscription-app-no = ✗ { $app }: only its end
subscription-button-opt-out = Unsubscribe: { $kind }
subscription-button-subscribe = Subscribe: { $kind }
news-announcement-approved = { $subject } is approved. It goes out when you schedule it.
news-announcement-stopped = { $subject } was not sent: it is not what was reviewed. It is a draft again.
news-subscribed = You get announcements again: { $kind }.
news-opted-out = You get no more announcements of this kind: { $kind }.
news-app-subscribed = You hear of all that concerns { $app }.
news-app-opted-out = You hear nothing more of { $app }, but for its end.
form-announcement-title = Announcement
form-announcement-intro = Somebody else reviews it before anything goes out.
form-announcement-submit = Have it reviewed
field-announcement-kind = Kind
field-announcement-app = Which app it is about
field-announcement-title = Title for ourselves, never sent
field-announcement-reason = Why, a line for each language
field-announcement-take-down-date = Taken down on
field-announcement-end-of-service-date = Service ends on
field-announcement-stores = Stores, with commas between
field-announcement-alternative = What to use instead, a line for each language
field-announcement-export-until = Data can be exported until
field-announcement-refund-until = Refunds until, or a contact below
field-announcement-contact = Contact, or the refund date above
field-announcement-follow-up = Follow-up measures, a line for each language
field-announcement-user-data = What happens to user data
field-announcement-version = Version
field-announcement-starts = Begins
field-announcement-ends = Ends
field-announcement-affected = What is affected, a line for each language
field-announcement-next-news = Next news by
field-announcement-body-en = Text in English
field-announcement-body-zh-cn = Text in Simplified Chinese
field-announcement-body-zh-tw = Text in Traditional Chinese
field-announcement-when = When (today without a time: at once)
field-announcement-time-zone = In which time zone, such as Asia/Taipei
field-announcement-audience = To whom
field-announcement-narrow = For all of them, or only for some?
announced-to-all = All of them
announced-narrow-platform = One platform
announced-narrow-language = One language
announced-narrow-group = One department or role
announced-narrow-several = Several of these
field-announcement-to-platform = Only on one platform
field-announcement-to-language = Only those who read one language
field-announcement-to-group = Only one department or role
refusal-nobody-of-that = Users are of no department: choose staff or everyone, or leave this out.
form-mend-announcement-title = Change the announcement
form-mend-announcement-intro = What you leave empty stays as it is. Whoever has signed { $subject } is asked again.
form-mend-announcement-submit = Send
form-edit-announcement-title = Change the announcement
form-edit-announcement-intro = What you leave empty stays as it is. { $subject } is reviewed again.
form-edit-announcement-submit = Have it reviewed
form-schedule-title = Schedule
form-schedule-intro = When does { $subject } go out? At once, if you leave it empty.
form-schedule-submit = Schedule
field-schedule-when = When (today without a time: at once)
field-schedule-time-zone = In which time zone
form-correct-title = Correct
form-correct-intro = What you leave empty stays as it is. Once it is reviewed, every copy of { $subject } changes.
form-correct-submit = Have it reviewed
toast-announced = { $subject } is kept.
toast-announced-test = The test of { $subject } is in your private chat.
toast-announced-cancelled = { $subject } is cancelled.
toast-correction = The correction of { $subject } is being reviewed.
toast-scheduled = { $subject } goes out at { $at }.
toast-paused = { $subject } is paused.
toast-resumed = { $subject } goes on.
toast-recalled = { $subject } is being recalled.
toast-subscribed = Subscribed.
toast-opted-out = Unsubscribed.
toast-confirmed = Thank you, noted.
toast-subscriptions = Your announcements are in your private chat.
refusal-unknown-announcement = There is no announcement { $number } that you may see. { $slash }announcements shows what there is.
refusal-announcement-moved-on =
    { $standing ->
        [draft] { $subject } is a draft: that cannot be done yet.
        [review] { $subject } is being reviewed: change its evidence instead.
        [rejected] { $subject } was rejected.
        [approved] { $subject } has no time yet.
        [scheduled] { $subject } is scheduled, and its time was reviewed as well.
        [sending] { $subject } is going out.
        [paused] { $subject } is paused.
        [sent] { $subject } was sent already.
        [cancelled] { $subject } was cancelled.
       *[recalled] { $subject } was recalled.
    }
refusal-languages-missing = { $subject } is not written in all languages yet: { $languages } missing.
refusal-nothing-to-correct = { $subject } says this already.
refusal-under-correction = Other texts of { $subject } are being reviewed: { $number }.
refusal-placeholder-left = Something is still to be filled in: { $found }
refusal-bad-link = This link does not lead anywhere safe; links begin with https:// and name a site: { $found }
refusal-time-not-understood = This is no time. Write for example 2026-03-09T10:00, PT2H or now.
refusal-time-is-over = This time has passed, or is too far off.
refusal-too-long-together = All that is told, in all languages together, is longer than { $most } letters: it would not stand on one card before those who review it.
refusal-refund-or-contact = Say until when refunds are given, or whom to contact.
refusal-ends-before-it-starts = It would end before it begins.
refusal-unknown-zone = There is no time zone of that name. Write for example Asia/Taipei.
refusal-must-be-told = Nobody is spared this kind: you have to know in time that an app ends.
deed-announcements-drafted = wrote { $subject }
deed-announcements-edited = changed { $subject }
deed-announcements-tested = sent { $subject } to themselves
deed-announcements-reviewed = let { $subject } go out as it was reviewed
deed-announcements-scheduled = scheduled { $subject }
deed-announcements-begun = began to send { $subject }
deed-announcements-stopped = did not send { $subject }: it is not what was reviewed
deed-announcements-paused = paused { $subject }
deed-announcements-resumed = resumed { $subject }
deed-announcements-cancelled = cancelled { $subject }
deed-announcements-sent = sent { $subject } to everybody it was for
deed-announcements-confirmed = said that they got { $subject }
deed-announcements-corrected = corrected the copies of { $subject }
deed-announcements-recalled = recalled { $subject }
deed-announcements-subscribed = subscribed to a kind of announcements
deed-announcements-unsubscribed = unsubscribed from a kind of announcements
deed-announcements-app-subscribed = subscribed to announcements about an app
deed-announcements-app-unsubscribed = unsubscribed from announcements about an app
intent-announce-update = announce an update
intent-list-announcements = see the announcements
intent-cancel-announcement = cancel an announcement
intent-subscribe = subscribe to announcements
intent-unsubscribe = unsubscribe from announcements
