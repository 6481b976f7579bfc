### Duty: who is on call.

command-oncall = see who is on duty
duty-title = On duty
duty-line = { $rota }: { $who }, until { $until }; then { $after }
duty-alone = { $rota }: { $who }
duty-nobody = { $rota }: nobody
duty-no-rota = There is no duty rota.
intent-who-is-on-call = See who is on duty
duty-instead = { $who } for { $relieved }
duty-to-come = { $rota }: { $who } takes over from { $relieved }, { $begins } to { $until }
duty-news-covered = { $rota }: { $who } is on duty for { $relieved }, { $begins } to { $until }.
duty-asked = take over duty · { $rota }
duty-label-from = From
duty-label-until = Until
duty-too-late = It was agreed to when the time was over already, so nobody took over.
duty-button-swap = Ask somebody to take over · { $rota }
duty-button-take = I take over · { $rota }
command-swap = ask a colleague to take over my duty
form-swap-title = Hand over a duty
form-swap-intro = Who shall be on duty for you? They have to agree; until then the duty stays yours.
form-swap-submit = Ask
field-swap-person = Who (name, or key in the company file)
field-swap-from = From (from now when left out)
field-swap-until = Last day, or until when (the end of your turn when left out)
field-swap-rota = Which rota (the one you are on duty in when left out)
form-mend-duty-title = Another time
form-mend-duty-intro = What you leave empty in { $subject } stays as it is.
form-mend-duty-submit = Send
field-mend-duty-from = From
field-mend-duty-until = Last day, or until when
form-takeduty-title = Take over the duty
form-takeduty-intro = From now on you are on duty. Whoever is relieved is told.
form-takeduty-submit = Take over
field-takeduty-until = Last day, or until when (the end of the turn when left out)
toast-duty-taken = You are on duty until { $until }.
intent-swap-duty = Hand over a duty
refusal-not-on-duty = You have no duty then that somebody could take over. { $slash }oncall shows who has it.
refusal-not-in-rota = Only members of that rota may do this.
refusal-on-duty-already = You are on duty already.
refusal-cannot-cover = { $who } is not in that rota and in no department of yours, or has no chat with me.
deed-duty-covered = is on duty in { $rota } for person.{ $relieved }, { $from } to { $until }
duty-button-wake-me = Wake me (test)
toast-waking = { $systems }: called. I tell you what becomes of it.
duty-wake-title = Wake me: a test
duty-wake-call = This is a test of { $rota }: an alert would wake you like this.
duty-wake-tried = { $outcome ->
    [done] { $system } took the call.
    [gone] { $system } wants no calls any more.
    [given_up] { $system } could not be reached ({ $reason }).
   *[failed] { $system } refused the call ({ $reason }).
}
duty-wake-listen = If your telephone does not ring within two minutes, an alert would not wake you by it either: have the number checked.
duty-wake-broken = An alert would not wake you by it. Please tell whoever runs the desk.
refusal-nobody-calls = No system is configured that telephones or sends messages.
deed-duty-wake = tried to be woken for { $subject }
