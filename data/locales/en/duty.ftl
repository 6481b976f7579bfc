### Duty: who is on call.

command-oncall = see who is on duty
duty-title = On duty
duty-line = { $rota }: { $who }, until { $until }; then { $after }
duty-alone = { $rota }: { $who }
duty-nobody = { $rota }: nobody
duty-no-rota = There is no duty rota.
intent-who-is-on-call = See who is on duty
