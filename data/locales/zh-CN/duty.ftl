### 值班表。

command-oncall = 查看谁在值班
duty-title = 值班
duty-line = { $rota }：{ $who }，值到 { $until }，接班：{ $after }
duty-alone = { $rota }：{ $who }
duty-nobody = { $rota }：无人值班
duty-no-rota = 没有值班表。
intent-who-is-on-call = 查看谁在值班
