### Releases.

command-release = ask for a release
command-releases = see what is under way to be released
release-kind-release = Release
release-kind-update = Update
release-kind-requirement = Requirement
release-kind-plan = Plan
release-name-release = Release · { $app } { $version }
release-name-update = Update · { $app } { $version }
release-name-requirement = Requirement · { $app } { $version }
release-name-plan = Plan · { $app } { $version }
release-evidence = { $what }:{ " " }
release-summary = What changes
release-test-report = Test report
release-risk-assessment = Risks
release-contingency-plan = Contingency plan
release-service-readiness = User service
release-fixes =
    { $count ->
        [one] { $tickets }
       *[other] { $tickets } ({ $count } in all)
    }
label-window = Release window
release-window = { $since } – { $until }
label-fixed-in = Fixed in
ticket-fixed-in = { $subject } · { $name } ({ $state })
label-fixes = Fixes
release-is-agreed = Agreed to.
release-is-ready = Ready to go live.
release-is-ready-but = To be done before it may go live: { $tasks }.
release-is-going = On its way: waiting for the deploy system.
release-is-failed = It did not come out.
release-is-watched = Live. Watched until { $until }.
release-is-closed = Live, and it went well.
release-is-rolled-back = Rolled back.
release-is-called-off = Called off: it does not go live.
release-state-asked = being signed
release-state-dropped = not agreed to
release-state-agreed = agreed to
release-state-ready = ready to go live
release-state-going = on its way
release-state-failed = did not come out
release-state-watched = live, being watched
release-state-closed = went well
release-state-rolled-back = rolled back
release-state-called-off = called off
release-event-announced = { $at } · the update notice { $about } is on its way
release-event-go = { $at } · { $who } let it go live
release-event-taken = { $at } · the deploy system has begun
release-event-deployed =
    { $by ->
        [person] { $at } · { $who } says that it is live
       *[system] { $at } · the deploy system says that it is live
    }
release-event-failed =
    { $by ->
        [person] { $at } · { $who } says that it failed
       *[system] { $at } · the deploy system says that it failed
    }
release-event-closed = { $at } · { $who } closed the watch
release-event-rolled-back = { $at } · { $who } rolled it back
release-event-called-off = { $at } · { $who } called it off
release-event-watch-over = { $at } · the watch is over
release-notice = Coming update · { $app } { $version }
release-notice-in = Update notice ({ $language }): { $body }
release-draft =
    { $app } { $version } is coming.
    { $summary }
button-go = Go live
button-no-go = Call it off
button-deployed = It is live
button-deploy-failed = It failed
button-watch-closed = Close the watch
button-rolled-back = Roll back
news-release-ready = { $subject } ({ $name }) is accepted and may go live.
news-release-ready-but = { $subject } ({ $name }) is accepted. To be done before it may go live: { $tasks }.
news-release-deployed = { $subject } ({ $name }) is live. Please watch it.
news-release-failed = { $subject } ({ $name }) did not come out.
news-release-trouble = { $subject } ({ $name }): the deploy system reports trouble with what is live.
news-release-watch-over = { $subject } ({ $name }): the watch is over. If all is well, please close it.
news-release-rolled-back = { $subject } ({ $name }) is rolled back.
news-release-back-failed = { $subject } ({ $name }): the deploy system did not roll it back. It has to be done by hand.
news-release-called-off = { $subject } ({ $name }) does not go live.
releases-title = Releases
releases-none = No release has been asked for yet.
releases-line = { $subject } · { $name } · { $state }
form-release-title = Ask for a release
form-release-intro = Each department signs that its part of the joint test has passed; then it is accepted and goes live.
form-release-submit = Ask
field-release-kind = What is it
field-release-app = Which app
field-release-version = Version
field-release-summary = What changes for users
field-release-test-report = Test report (link or summary)
field-release-risk-assessment = Risk assessment
field-release-contingency-plan = Contingency plan
field-release-service-readiness = How user service is prepared
field-release-window = When it may go live, such as 2026-03-05T20:00/23:00
field-release-notice-en = Update notice in English (drafted if empty)
field-release-notice-zh-cn = Update notice in Simplified Chinese (drafted if empty)
field-release-notice-zh-tw = Update notice in Traditional Chinese (drafted if empty)
form-mend-release-title = Change the evidence
form-mend-release-intro = What you leave empty in { $subject } stays as it is. Only those whom a change touches sign anew.
form-mend-release-submit = Send
field-mend-release-version = Version
field-mend-release-summary = What changes for users
field-mend-release-test-report = Test report (link or summary)
field-mend-release-risk-assessment = Risk assessment
field-mend-release-contingency-plan = Contingency plan
field-mend-release-service-readiness = How user service is prepared
field-mend-release-window = When it may go live
field-mend-release-notice-en = Update notice in English
field-mend-release-notice-zh-cn = Update notice in Simplified Chinese
field-mend-release-notice-zh-tw = Update notice in Traditional Chinese
form-nogo-title = Call it off
form-nogo-intro = This release does not go live then. Why?
form-nogo-submit = Call it off
field-nogo-reason = Why
form-rollback-title = Roll back
form-rollback-intro = The deploy system takes it back at once. Why?
form-rollback-submit = Roll back
field-rollback-reason = Why
form-deployfailed-title = It failed
form-deployfailed-intro = What went wrong?
form-deployfailed-submit = Send
field-deployfailed-reason = What went wrong
task-release-deploy = Bring { $about } live by hand: no deploy system can be called
task-release-roll-back = Roll { $about } back by hand
toast-release-goes = { $subject } is on its way.
toast-release-called-off = { $subject } does not go live.
toast-release-noted = Noted for { $subject }.
toast-release-closed = The watch of { $subject } is closed.
toast-release-rolled-back = { $subject } is rolled back.
refusal-releases-not-set = The company has no rules for releases yet.
refusal-unknown-release = There is no release { $number }. { $slash }releases shows what there is.
refusal-not-as-release-stands =
    { $stands ->
        [asked] { $subject } is not signed by all yet.
        [dropped] { $subject } was not agreed to.
        [agreed] { $subject } is agreed to, and there is nothing more to do.
        [ready] { $subject } has not gone live yet.
        [going] { $subject } is on its way already.
        [failed] { $subject } did not come out.
        [watched] { $subject } is live.
        [closed] { $subject } went well and is closed.
        [rolled_back] { $subject } was rolled back.
       *[called_off] { $subject } was called off.
    }
refusal-not-a-window = This is no time to come. Write for example 2026-03-05T20:00/23:00.
refusal-outside-window = { $subject } may go live from { $since } to { $until } only.
refusal-in-freeze = Nothing goes live until { $until }: there is a freeze. { $subject } has to wait.
refusal-notice-waits = { $subject } goes once its update notice { $number } is on its way: it is held back now.
refusal-conditions-open = { $subject } was agreed to on conditions that are not met yet: { $tasks }.
refusal-asked-for-already = This version is under way already: { $number }.
deed-releases-announced = sent the update notice of { $subject }
deed-releases-ready = let { $subject } be ready to go live
deed-releases-went = let { $subject } go live (evidence { $evidence })
deed-releases-called-off = called { $subject } off
deed-releases-taken = kept that the deploy system has begun with { $subject }
deed-releases-deployed = kept that { $subject } is live
deed-releases-failed = kept that { $subject } did not come out
deed-releases-trouble = kept that the deploy system reports trouble with { $subject }
deed-releases-closed = closed the watch of { $subject }
deed-releases-rolled-back = rolled { $subject } back
deed-releases-watch-over = told that the watch of { $subject } is over
intent-submit-release = ask for a release
home-releases-to-review = Releases to review · { $count } in all
label-review = Review
release-review-waiting = passed in an emergency, still to be reviewed
release-review-done = passed in an emergency, reviewed
release-event-reviewed = { $at } · { $who } reviewed the emergency
button-emergency = Emergency: let it pass
button-reviewed = Review
button-fixes = Fixes reports …
news-release-passed = { $who } let { $subject } ({ $name }) pass in an emergency. Somebody else has to review that.
news-release-review = { $subject } ({ $name }) passed in an emergency and has not been reviewed yet. Please review it.
news-ticket-fixed = { $subject }: what you reported is fixed in { $app } { $version }, which is out now. Thank you for telling us.
form-emergency-title = Emergency
form-emergency-intro = You alone let { $subject } pass, without the signatures that are left. Everybody reads why, and somebody else reviews it afterwards.
form-emergency-submit = Let it pass
field-emergency-reason = Why it cannot wait
form-review-title = Review
form-review-intro = Was it right to let this release pass in an emergency?
form-review-submit = Send
field-review-comment = What you found
form-fixes-title = Which reports are fixed
form-fixes-intro = When this release is live, each reporter is told about their own report and asked whether it is solved.
form-fixes-submit = Link
field-fixes-tickets = Numbers, such as FB-3 FB-8
toast-release-passed = { $subject } has passed. It is reviewed afterwards.
toast-release-reviewed = { $subject } is reviewed.
toast-release-fixes =
    { $count ->
        [one] 1 report is linked. Its reporter is told when it is live.
       *[other] { $count } reports are linked. Their reporters are told when it is live.
    }
refusal-no-ticket-named = Write the numbers of reports, such as FB-3 FB-8.
refusal-too-many-fixed = One release fixes { $longest } reports at most.
deed-releases-review-wanted = asked for the review of { $subject }
deed-releases-reviewed = reviewed the emergency of { $subject }
deed-releases-linked = said that { $subject } is fixed in { $release }
deed-feedback-said-fixed = told the reporter of { $subject } that it is fixed in { $release }
label-filed-by = Filed by
release-not-filed = { $source } asked for a release, and it was not filed.
refusal-nobody-to-file-for = The person in whose name it is asked for does not work here, or was never met: put the key of somebody in the company file into “requester”.
refusal-no-such-app = No app has that name: put the key of one into “app”.
release-not-filed-not-allowed = The person in whose name it is asked for may not ask for releases: put somebody who may into “requester”.
release-not-filed-quorum-out-of-reach = Too few people may sign it: ask an admin to look at who signs releases.
release-not-filed-field = “{ $field }” cannot be taken as it is: mend it and send it again.
release-not-filed-else = Ask for it with { $slash }release, which says what is in the way.
deed-releases-filed = filed { $subject } in somebody's name
deed-releases-not-filed = was asked by a system for a release that could not be filed
quoted-as-written = { $text } (as it was written)
release-notice-foreign = Nobody worded the update notice in { $languages }: it quotes the summary in its own language. The requester can word it by “Change the evidence”.
label-check-list = Check list
task-release-check-functions = { $about } is live: go through the main functions
task-release-check-monitoring = { $about } is live: look at alerts, logs and metrics
task-release-check-data = { $about } is live: check that the data is right and backed up
task-release-check-users = { $about } is live: see what users report, and that user service knows
