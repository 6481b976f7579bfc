### Alerts.

alert-mark = { $mark ->
    [critical] 🔴
    [high] 🟠
    [info] 🔵
    [over] ✅
   *[warning] 🟡
}
alert-title = { alert-mark } { $subject } { $name }
alert-title-app = { alert-mark } { $subject } { $name } · { $app }
alert-is-firing = Firing: { $firing } of { $known }. Nobody looks after it yet.
alert-is-acknowledged = Firing: { $firing } of { $known }. { $who } looks after it since { $at }.
alert-is-resolved = Resolved by { $who }, { $at }.
alert-ended = Resolved by itself, { $at }.
alert-heartbeat-missed = { $name } should have reported by { $at } and has not.
alert-surge-name = Many reports
alert-surge = { $people } people reported trouble within { $minutes } minutes.
alert-probe-status = It answers { $detail }.
alert-probe-slow = It does not answer in time.
alert-probe-unreachable = It cannot be reached ({ $detail }).
alert-probe-untrusted = Its certificate is not valid.
alert-probe-address = Its address must not be looked at ({ $detail }): see config/probes.yml.
alert-probe-certificate = Its certificate ends on { $detail }.
alert-probe-above = Its number is above { $detail }.
alert-probe-below = Its number is below { $detail }.
alert-probe-unreadable = Its answer holds no number at { $detail }.
alert-opened-at = since { $at } · from { $source }
alert-label-severity = Severity
alert-label-counted = Counted
alert-label-silence = Silenced
alert-label-responders = Called to help
alert-label-runbook = Runbook
alert-label-link = Linked
alert-counted = { $told ->
    [one] told once
   *[other] told { $told } times
}, { $known ->
    [one] one alert
   *[other] { $known } alerts
}
alert-silent = until { $until }, by { $who }
alert-severity-info = info
alert-severity-warning = warning
alert-severity-high = high
alert-severity-critical = critical
alert-state-firing = { $firing } firing, nobody looks after it
alert-state-acknowledged = acknowledged
alert-state-with = acknowledged by { $who }
alert-state-resolved = resolved
alert-entry-acknowledged = { $at } { $who } acknowledged
alert-entry-unacknowledged = { $at } { $who } took the acknowledgement back
alert-entry-resolved = { $at } { $who } resolved
alert-entry-ended = { $at } resolved by itself
alert-entry-fired-again = { $at } fired again
alert-entry-more = { $at } more of it fires
alert-entry-graver = { $at } became graver
alert-entry-silenced = { $at } { $who } silenced it until { $until }
alert-entry-silence-over = { $at } the silence is over
alert-entry-note = { $at } { $who }: { $text }
alert-entry-link = { $at } { $who } linked { $text }
alert-entry-responder = { $at } { $who } called { $whom }
alert-entry-escalated = { $at } { $whom } was told, as nobody looks after it
alert-entry-elsewhere = { $at } nothing reached { $whom }, who was told on { $where }
alert-entry-forgotten = { $at } { $whom } was not heard of any more
news-alert-escalated = { $subject } still waits for somebody: { $name } ({ $severity })
news-alert-forgotten = { $subject } comes back: nothing more was heard of whoever acknowledged it. { $name } ({ $severity })
news-alert-fired-again = { $subject } fires again: { $name } ({ $severity }, { $firing } firing)
news-alert-more = { $subject } got worse: { $count } more of { $name } ({ $firing } firing)
news-alert-graver = { $subject } is { $severity } now: { $name } ({ $firing } firing)
news-alert-silence-over = { $subject } is silent no more and still fires: { $name } ({ $severity })
news-alert-acknowledged = { $subject } is yours: { $name }
news-alert-responder = { $who } asks for your help with { $subject }: { $name }
alert-list-empty = No alert is firing.
alert-list-title = Alerts: { $count } open, { $firing } without anybody
button-alert-acknowledge = Acknowledge
button-alert-unacknowledge = Take it back
button-alert-resolve = Resolve
button-alert-silence-hour = Silence 1 h
button-alert-silence-four-hours = Silence 4 h
button-alert-silence-morning = Until morning
button-alert-silence = Silence for…
button-alert-add-responder = Call for help
button-alert-escalate = Escalate
button-alert-note = Note
button-alert-link = Link
button-undo = Undo
command-alerts = see what fires, or one alert, such as AL-7
form-silence-title = Silence
form-silence-intro = It makes no sound meanwhile. It is counted and shown all the same.
form-silence-submit = Silence
field-silence-duration = For how long, such as PT2H or 2h
form-remark-title = Note
form-remark-intro = Everybody on duty reads it on the card.
form-remark-submit = Keep
field-remark-message = Note
form-responder-title = Call for help
form-responder-intro = They get the alert in their private chat, with a sound.
form-responder-submit = Call
field-responder-person = Who
form-runbook-title = Link
form-runbook-intro = It is shown on the card.
form-runbook-submit = Link
field-runbook-to = Address, such as that of the runbook
toast-alert-acknowledged = { $subject } is yours.
toast-alert-unacknowledged = { $subject }: taken back. Nobody looks after it now.
toast-alert-resolved = { $subject } is resolved.
toast-alert-silenced = { $subject } is silent until { $until }.
toast-alert-escalated = { $subject } is escalated.
toast-alert-noted = Kept on { $subject }.
toast-alert-responder = Called, { $subject } is in their private chat.
toast-alert-opened = { $subject } is in our private chat.
toast-alert-list = The alerts are in our private chat.
intent-acknowledge-alert = Acknowledge an alert
intent-list-alerts = See the alerts
intent-resolve-alert = Resolve an alert
intent-escalate-alert = Escalate an alert
intent-silence-alert = Silence an alert
refusal-unknown-alert = There is no alert { $number }. { $slash }alerts shows what there is.
refusal-already-acknowledged = { $who } looks after { $subject } already.
refusal-not-acknowledged = { $subject }: there is no acknowledgement of yours to take back.
refusal-alert-is-over = { $subject } is resolved already.
refusal-no-such-duration = I do not know this duration. Write for instance PT2H, 90m or 3d; 30 days at most.
refusal-cannot-respond = { $who } may not see alerts, or has no chat with me.
refusal-nobody-above = The company names nobody above, or nothing reaches them.
refusal-no-address = This is no address: it begins with https://
deed-alerts-opened = opened { $subject } ({ $source })
deed-alerts-ended = noted that { $subject } is over
deed-alerts-fired-again = noted that { $subject } fires again (round { $round })
deed-alerts-acknowledged = acknowledged { $subject }
deed-alerts-unacknowledged = took the acknowledgement of { $subject } back
deed-alerts-resolved = resolved { $subject }
deed-alerts-silenced = silenced { $subject } until { $until }
deed-alerts-silence-over = ended the silence of { $subject }
deed-alerts-escalated = escalated { $subject }
deed-alerts-escalated-by-time = told the next one of { $subject }
deed-alerts-told-elsewhere =
    told somebody on { $platform ->
        [slack] Slack
       *[telegram] Telegram
    } of { $subject }, whom nothing had reached
deed-alerts-brought-back = brought { $subject } back, which was acknowledged and forgotten
deed-alerts-noted = wrote a note on { $subject }
deed-alerts-linked = linked { $subject } to an address
deed-alerts-responder-added = called person.{ $person } to help with { $subject }
alert-label-release = Release
alert-release = { $version } is live since { $since } and watched ({ $subject })
release-watch-alerts = Alerts since then: { $alerts }
release-watch-reports = Problems and complaints since then: { $tickets } ({ $count } in all)
alert-label-flapping = Comes and goes
alert-flapping = fired again { $times } times a moment ago
alert-entry-flapping = { $at } fired again; it comes and goes
news-alert-flapping = { $subject } comes and goes: { $name } ({ $severity }) fired again { $count } times within a short while. From now on only its card tells when it does.
page-alert = { $subject }: { $name }. Nobody looks after it yet.
