### 輪值表。

command-oncall = 查看誰在輪值
duty-title = 輪值
duty-line = { $rota }：{ $who }，輪值到 { $until }，接班：{ $after }
duty-alone = { $rota }：{ $who }
duty-nobody = { $rota }：無人輪值
duty-no-rota = 沒有輪值表。
intent-who-is-on-call = 查看誰在輪值
