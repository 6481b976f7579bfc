### A second factor.

command-secondfactor = set up, replace or lose my second factor
factor-title = Your second factor
factor-none = There is none. Send the command again to set one up.
factor-since = In force since { $since }. What is risky asks for a code of your authenticator; a stolen chat alone can do nothing.
factor-left = { $count ->
    [0] No backup codes are left. Replace it now, and you get ten new ones.
    [one] One backup code is left.
   *[other] { $count } backup codes are left.
}
factor-picture = Scan this with an authenticator app. The picture and the secret below disappear once you have confirmed, at the latest after ten minutes.
factor-picture-alt = A QR code with the secret that stands in the next message
factor-secret-title = Set up your second factor
factor-secret-how = If you cannot scan the picture, type this secret into your authenticator. Show it to nobody. Then confirm with the first code that it shows.
factor-secret-until = It can be confirmed until { $until }.
factor-codes-title = Your backup codes
factor-codes-how = Each of them is good once, in place of a code, when your telephone is not at hand. Write them down now: nobody can show them again.
factor-codes-until = This message disappears at { $until }.
factor-in-force = Your second factor is in force. Was it not you? Tell an admin at once.
factor-not-finished = Your second factor was not confirmed in time. What you were shown is good for nothing any more; send the command “{ $slash }secondfactor” to begin again.
factor-paused = Codes of your second factor were wrong too often on { $platform }. None is taken for { $minutes } min. Was it not you? Then somebody has your account there: tell an admin at once.
factor-backup-used = { $left ->
    [0] A backup code was used, the last one. Replace your second factor with the command “{ $slash }secondfactor”.
    [one] A backup code was used. One is left.
   *[other] A backup code was used. { $left } are left.
} Was it not you? Tell an admin at once.
factor-reset-asked = The admins are asked to take your second factor off. Was it not you? Tell one of them at once.
factor-reset-done = Two admins have taken your second factor off. Set up a new one with the command “{ $slash }secondfactor”.
factor-reset-refused = An admin has refused to take your second factor off. It stays in force.
factor-reset-expired = Your second factor stays in force: not enough admins agreed within a day.
reset-title = Take a second factor off
reset-waiting = It takes two admins, until { $until }.
reset-make-sure = Make sure, by another way than this chat, that it is this person who asks: whoever has stolen an account would ask as well.
reset-done = Done: two admins agreed.
reset-refused = Refused: it stays in force.
reset-expired = Over: not enough admins agreed in time.
label-reset-person = Whose
label-reset-asked = Asked by
label-reset-agreed = First agreed
button-enrol = Confirm with a code
button-kept-codes = I have kept them
button-replace = Replace…
button-lost = I have lost it
button-reset = Take it off
button-leave = Leave it
toast-factor = It goes on in our private chat.
toast-in-force = Confirmed. Your backup codes are in our private chat.
toast-reset-asked = The admins are asked. Two of them have to agree.
form-enrol-title = Second factor
form-enrol-intro = Which code does your authenticator show?
form-enrol-submit = Confirm
field-enrol-code = Six digits
form-replace-title = Second factor
form-replace-intro = A code of the one that you have now lets you set up another one. It stays in force until the new one is confirmed.
form-replace-submit = Replace
form-prove-title = Second factor
form-prove-intro = This takes a code of your authenticator, or a backup code.
form-prove-submit = Go on
field-proof = Code of your second factor
form-secret = Send me the code here; I delete your message at once.
typed-stays = I could not delete the message with your code. Please delete it yourself; the code is good for nothing any more.
refusal-factor-needed = This takes a second factor, and you have none yet. Set one up with the command “{ $slash }secondfactor” in our private chat, then do this again.
refusal-not-a-factor-code = That is no code. Type the six digits that your authenticator shows, or a backup code such as 7KM-4QX-9TB-2WE.
refusal-wrong-factor-code = This code is not good. { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
}
refusal-factor-code-used = This code was used already. Please wait for the next one.
refusal-too-many-factor-codes = Codes were wrong too often. None is taken for { $minutes } min; then try again.
refusal-enrolment-is-over = This was not confirmed in time, or you began anew. Send the command “{ $slash }secondfactor” once more.
refusal-enrolment-code-wrong = This code does not fit. Look whether you scanned the newest picture, and whether your telephone's clock is set by itself.
refusal-unknown-reset = There is no such request.
refusal-own-reset = Nobody takes their own second factor off: two other admins have to.
refusal-agreed-already = You have agreed already. It takes another admin.
refusal-too-few-admins = There are not two other admins who could agree. Ask whoever runs the desk.
refusal-reset-is-over = This is over: done, refused, or too late.
refusal-reset-waits = The admins are asked already.
refusal-no-factor = There is no second factor that could be taken off.
refusal-nobody-called = The company knows nobody of that name.
deed-factor-begun = began to set up a second factor
deed-factor-not-finished = a second factor was not confirmed in time
deed-factor-in-force = confirmed a second factor
deed-factor-confirmed = gave a code of the second factor
deed-factor-backup-used = gave a backup code
deed-factor-replayed = gave a code that was used already
deed-factor-wrong-code = gave a wrong code
deed-factor-paused = gave wrong codes too often
deed-factor-reset-asked = asked to take a second factor off
deed-factor-reset-agreed = agreed to take a second factor off
deed-factor-reset = took a second factor off
deed-factor-reset-refused = refused to take a second factor off
deed-factor-reset-expired = a request to take a second factor off ran out
