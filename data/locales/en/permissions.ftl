### Permissions and grants.

command-permission = ask for a permission
command-permissions = see what you hold and what you can ask for
permission-asked = Access request · { $permission }
permission-conflict = ⚠ Conflicts with { $permission }, which the requester holds: it cannot be approved.
label-permission = Permission
label-duration = For
label-risk = Risk
label-holds = Requester holds
label-proof = Second factor
label-holder = Held by
label-since = Since
label-request = Request
label-ended-by = Revoked by
label-system = System
holds-nothing = nothing
proof-needed = whoever approves gives a code
risk-low = low
risk-medium = medium
risk-high = high
length-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
length-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
length-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
grant-title = { $subject } · { $permission }
grant-active = In force until { $until }.
grant-expired = Expired at { $at }.
grant-handed-back = Handed back at { $at }.
grant-revoked = Revoked at { $at }.
grant-barred = Did not begin: it conflicts with what its holder has by now.
system-manual =
    { $what ->
        [grant] to be set up by hand
       *[revoke] to be taken away by hand
    }
system-called =
    { $what ->
        [grant] being set up
       *[revoke] being taken away
    }
system-done =
    { $what ->
        [grant] set up
       *[revoke] taken away
    }
system-again =
    { $what ->
        [grant] being set up, once more
       *[revoke] being taken away, once more
    }
system-failed =
    { $what ->
        [grant] could not be set up yet; it is tried again
       *[revoke] could not be taken away yet; it is tried again
    }
task-access-grant = Set up by hand what { $about } gives: no system did it.
task-access-revoke = Take away by hand what { $about } gave: no system did it.
button-extend = Ask for longer
button-hand-back = Hand back
button-revoke = Revoke
news-grant-warning = { $subject } ({ $permission }) ends at { $until }. Do you need it for longer?
news-grant-extended = { $subject } ({ $permission }) goes on until { $until }.
news-grant-expired = { $subject } ({ $permission }) has expired.
news-grant-revoked = { $subject } ({ $permission }) was revoked by { $who }.
news-grant-barred = { $subject } ({ $permission }) does not begin: you hold { $bar } by now, and nobody may hold both.
news-grant-failed =
    { $what ->
        [grant] { $subject }: { $permission } could not be set up for { $who } ({ $reason }). It is tried once more in an hour; then it is a task of yours.
       *[revoke] { $subject }: { $permission } could not be taken away from { $who } ({ $reason }). It is tried once more in an hour; then it is a task of yours.
    }
grants-title = Your permissions
grants-line = { $subject } · { $name } · { $state }
grants-none = You hold nothing that was granted for a while.
grants-catalogue = You can ask for: { $names }
catalogue-line = – { $name }: { $owner }, risk { $risk }, for { $longest } at most, signed by { $signers }
catalogue-apart = ; not beside { $names }
catalogue-signers = { $name } ({ $count })
form-permission-title = Ask for a permission
form-permission-intro = It begins when it is approved, and ends by itself.
form-permission-submit = Ask
form-mend-permission-title = Change the evidence
form-mend-permission-intro = What you leave empty in { $subject } stays as it is.
form-mend-permission-submit = Send
field-permission-permission = Which permission
field-permission-duration = For how long, such as 3 days or P3D
field-permission-reason = What for
field-mend-permission-duration = For how long
field-mend-permission-reason = What for
toast-requested = Your request is { $subject }.
toast-handed-back = { $subject } is handed back.
toast-revoked = { $subject } is revoked.
refusal-not-for-you = The company does not let your department ask for this permission.
refusal-nothing-to-ask-for = There is no permission that your department may ask for.
refusal-unknown-permission = There is no such permission.
refusal-unknown-grant = There is no grant { $number } that you may see. { $slash }permissions shows what there is.
refusal-grant-is-over = { $subject } has ended already.
refusal-not-a-duration = This is no length of time. Write for example 3 days, 2h or P3D.
refusal-too-long-to-grant =
    { $days ->
        [0] This is granted for { $hours } hours at most.
        [one] This is granted for one day at most.
       *[other] This is granted for { $days } days at most.
    }
refusal-asked-already = You have asked for it already: { $number } waits.
deed-permissions-granted = granted { $subject }
deed-permissions-barred = did not let { $subject } begin: it conflicts with what its holder has
deed-permissions-extended = extended { $subject }
deed-permissions-handed-back = handed { $subject } back
deed-permissions-revoked = revoked { $subject }
deed-permissions-expired = let { $subject } expire
deed-permissions-warned = warned the holder of { $subject } that it ends
deed-permissions-done-by-hand = did by hand what no system did about { $subject }
deed-permissions-system-answered = kept what the system answered about { $subject }
intent-request-permission = ask for a permission
intent-show-my-permissions = see my permissions
intent-return-permission = hand a permission back
