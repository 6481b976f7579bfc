### Requests that wait for people.

command-pending = see what waits for you
request-title = { $subject } · { $what }
request-waiting = Waiting for approval.
request-returned = Returned for changes: the requester has to mend it first.
request-approved = Approved.
request-rejected = Rejected.
request-withdrawn = Withdrawn by the requester.
request-expired = Expired: nobody decided in time.
request-stage =
    { $state ->
        [signed] ✓ { $stage } { $signed }/{ $quorum }
        [asked] … { $stage } { $signed }/{ $quorum }, being asked now
        [over] · { $stage } { $signed }/{ $quorum }
        [short] ! { $stage } { $signed }/{ $quorum }, too few are left who could sign
       *[later] · { $stage } { $signed }/{ $quorum }, later
    }
request-evidence = Evidence, version { $version }, fingerprint { $digest }
request-words-erased = What was written here has been erased.
request-hand-over = Hand over
mark-approve = { $at } · { $who } approved
mark-condition = { $at } · { $who } agreed on a condition
mark-return = { $at } · { $who } returned it for changes
mark-reject = { $at } · { $who } rejected it
mark-add-signer = { $at } · { $who } added { $about } as a signer
mark-hand-over = { $at } · { $who } handed over to { $about }
mark-mend = { $at } · { $who } changed the evidence
mark-withdraw = { $at } · { $who } withdrew it
mark-nudge = { $at } · { $who } sent a reminder
mark-call-in = { $at } · the fall-back is asked as well
mark-expire = { $at } · its time was over
mark-waive = { $at } · { $who } let it pass in an emergency
mark-fallen = { " " }(no longer counts)
mark-comment = { "" }: { $comment }
label-requester = Requester
label-expires = Expires
button-approve = Approve
button-return = Return for changes
button-reject = Reject
button-condition = Agree on a condition
button-add-signer = Add a signer
button-nudge = Send a reminder
button-rules = By which rules?
button-evidence = Change the evidence
news-request-approved = { $subject } is approved.
news-request-rejected = { $subject } is rejected.
news-request-expired = { $subject } has expired without a decision. You can ask again.
news-request-returned = { $subject } comes back to you: please change it, and it goes on.
news-request-waiting = { $subject }: something was said to it.
news-request-nudged = { $subject } still waits for you: { $who } asks for a decision.
news-request-reminded = { $subject } still waits for your decision: { $who } asked on { $at }.
news-request-unanswered = { $subject } of { $who } has waited since { $at }, and nobody of your department has decided.
news-request-short = { $subject }: too few are left who could sign it. Ask one of those who are asked to add or name somebody, or withdraw it and ask anew.
news-request-reopened = { $subject }: the evidence was changed. Please look again and sign anew.
requests-none = Nothing waits for you.
requests-title = Waiting for you
requests-line = { $subject } · { $who } · since { $at }
rules-title = { $subject } · the rules
rules-signing = By { $until } these have to sign: { $steps }.
rules-stage = { $quorum } of { $stage }
rules-beside = {" and "}
rules-then = {", then "}
rules-own = Nobody decides on their own request, and one person signs once, whichever account they use.
rules-proof = Whoever agrees proves by a code who they are.
rules-no-proof = No code is needed.
rules-lent = Whoever stands in for a colleague may sign on their behalf; that counts as the colleague's signature.
rules-not-lent = Not everything here can be signed on behalf of a colleague.
rules-also = Whoever holds the permission { $permission } signs for { $stage } as well.
rules-nudge = Whoever is asked is reminded every { $after }.
rules-fallback = If { $stage } has not answered after { $after }, { $group } is asked as well.
rules-head = After { $after } without an answer the head of the department is told.
rules-workdays = { $count ->
    [one] working day
   *[other] { $count } working days
}
rules-hours = { $count ->
    [one] working hour
   *[other] { $count } working hours
}
rules-minutes = { $count ->
    [one] working minute
   *[other] { $count } working minutes
}
form-approve-title = Approve
form-approve-intro = Your name will stand on { $subject }. A comment is optional.
form-approve-submit = Approve
form-condition-title = Agree on a condition
form-condition-intro = On what condition do you agree to { $subject }?
form-condition-submit = Agree
form-return-title = Return for changes
form-return-intro = Tell the requester of { $subject } what has to be changed. Other signatures stay.
form-return-submit = Return
form-reject-title = Reject
form-reject-intro = This ends { $subject }. The requester reads your comment.
form-reject-submit = Reject
form-cosigner-title = Add a signer
form-cosigner-intro = Who else has to sign { $subject }?
form-cosigner-submit = Add
form-passing-title = Hand over
form-passing-intro = Who decides on { $subject } in your place?
form-passing-submit = Hand over
field-approve-comment = Comment
field-condition-text = Condition
field-return-comment = What has to be changed
field-reject-comment = Why
field-cosigner-person = Name
field-passing-person = Name
toast-decided =
    { $verdict ->
        [approve] You approved { $subject }.
        [condition] You agreed to { $subject } on a condition.
        [return] { $subject } goes back to its requester.
       *[reject] You rejected { $subject }.
    }
toast-nudged = They are reminded of { $subject }.
toast-signer-added = { $who } has to sign { $subject } as well.
toast-passed-on = { $who } decides on { $subject } in your place.
toast-mended = { $subject } rests on the new evidence now.
refusal-unknown-request = There is no request { $number } that you may see. { $slash }pending shows what there is.
refusal-already-decided =
    { $outcome ->
        [approved] { $subject } was approved by { $who } ({ $day }).
        [rejected] { $subject } was rejected by { $who } ({ $day }).
        [withdrawn] { $subject } was withdrawn by { $who } ({ $day }).
       *[expired] { $subject } has expired ({ $day }).
    }
refusal-own-request = { $subject } is your own request: nobody decides on their own, whichever account they use.
refusal-lenders-request = Whoever asked for { $subject } is the one you stand in for: nobody decides on their own request, not through a colleague either.
refusal-not-an-approver = Only { $holders } may decide on { $subject }.
refusal-waits-for-mending = { $subject } was returned: its requester has to change it first.
refusal-evidence-changed = { $subject } was changed since this button was drawn (now version { $version }). Please look at the newest card.
refusal-signed-already = You have signed { $subject } already: one person, one signature.
refusal-others-come-first = { $subject } waits for { $holders } first.
refusal-barred-by-conflict = { $subject } cannot be approved: the requester holds { $permission }, and nobody may hold both.
refusal-quorum-out-of-reach = This can never be decided: { $needed } needed, { $eligible } eligible ({ $holders }).
refusal-nobody-to-ask = { $who } cannot sign this.
refusal-nothing-changed = { $subject } rests on the same evidence as before: nothing was changed.
refusal-nudged-just-now = They were reminded of { $subject } a short while ago; in { $minutes } minutes you can do so again.
refusal-own-review = You asked for { $subject } or let it pass: somebody else has to review it.
deed-approvals-opened = opened the request { $subject }
deed-approvals-approved = approved { $subject } (evidence { $evidence })
deed-approvals-agreed-on-condition = agreed to { $subject } on a condition
deed-approvals-returned = returned { $subject } for changes
deed-approvals-rejected = rejected { $subject }
deed-approvals-withdrawn = withdrew { $subject }
deed-approvals-expired = let { $subject } expire
deed-approvals-signer-added = added a signer to { $subject }
deed-approvals-handed-over = handed the signature of { $subject } over
deed-approvals-mended = changed the evidence of { $subject } (now version { $evidence })
deed-approvals-reminded = reminded those who are asked about { $subject }
deed-approvals-called-in = asked the fall-back about { $subject } as well
deed-approvals-unanswered = told whoever leads them that nobody answers { $subject }
deed-approvals-short = noted that too few are left to sign { $subject }
deed-approvals-enough-again = noted that enough are there again to sign { $subject }
deed-approvals-nudged = sent a reminder of { $subject }
deed-approvals-passed = let { $subject } pass in an emergency (evidence { $evidence })
intent-approve-request = approve a request
intent-reject-request = reject a request
intent-show-pending = see what waits for me
