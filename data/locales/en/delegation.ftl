### Delegation.

command-delegate = let a colleague stand in for me while I am away
loan-title = Standing in
loan-list = Standing in
loan-none = Nobody stands in for you, and you for nobody.
loan-lent = { $delegate } stands in for { $lender }.
loan-groups = { $count ->
    [0] At present this lends nothing: whoever lends it is in no department.
   *[other] What is lent: the work of { $groups }.
}
loan-reach = Not lent: confidential reports, the audit log, what an admin may do. { $delegate } acts with their own second factor and lends nothing on. What is done is kept as done by { $delegate } on behalf of { $lender }.
loan-counts = It counts, until { $until }.
loan-to-come = It begins at { $begins }.
loan-over = { $ending ->
    [withdrawn] Taken back early, at { $at }.
    [handed_back] Handed back early, at { $at }.
    [left] Ended at { $at }: one of the two does not work here any more.
   *[over] Over since { $at }.
}
loan-line = { $delegate } for { $lender }: { $begins } to { $until }
loan-at = { $at }
label-loan-from = From
label-loan-until = Until
label-loan-reason = Why
button-delegate = Let somebody stand in…
button-loan-withdraw = Take it back
button-loan-hand-back = Hand it back
button-loan-open = With { $other }…
form-delegate-title = Standing in
form-delegate-intro = Who stands in for you, and when? They may do what your departments let you do; confidential reports, the audit log and what an admin may do are not lent.
form-delegate-submit = Lend
field-delegate-person = Who (name, or key in the company file)
field-delegate-from = From
field-delegate-until = Last day, or until when
field-delegate-reason = Why
news-loan-began = From now on { $delegate } stands in for { $lender }, until { $until }.
news-loan-ended = { $delegate } does not stand in for { $lender } any more: { $ending ->
    [withdrawn] { $lender } has taken it back.
    [handed_back] { $delegate } has handed it back.
    [left] one of the two does not work here any more.
   *[over] the time is over.
}
toast-lent = Lent. The card is in our private chat.
toast-loans = It is in our private chat.
done-on-behalf = { $who } on behalf of { $lender }
refusal-not-lent = What is lent to you does not include this: only { $holders } themselves may do it.
refusal-unknown-loan = There is no such thing on loan.
refusal-loan-is-over = This is over already.
refusal-lent-to-oneself = Nobody stands in for themselves.
refusal-nothing-to-lend = You are in no department, and what an admin may do is not lent.
refusal-not-a-date = I cannot read this. Please write it like 2026-03-05, or 2026-03-05 13:00.
refusal-loan-in-the-past = That is over already.
refusal-loan-ends-too-soon = It would end before it begins.
refusal-loan-too-long = { $days ->
    [one] It can be lent for one day at most.
   *[other] It can be lent for { $days } days at most.
}
refusal-loan-too-far = That is more than a year ahead.
refusal-lent-already = Somebody stands in for you on some of these days already. Take that back first.
deed-delegation-lent = let person.{ $delegate } stand in from { $from } until { $until }
deed-delegation-began = person.{ $delegate } began to stand in for person.{ $lender }
deed-delegation-ended = { $ending ->
    [withdrawn] took back that person.{ $delegate } stands in for person.{ $lender }
    [handed_back] handed back standing in for person.{ $lender }
    [left] person.{ $delegate } stands in for person.{ $lender } no more: one of them does not work here any more
   *[over] person.{ $delegate } stands in for person.{ $lender } no more: the time is over
}
