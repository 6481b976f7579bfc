### 人们发来的文件。

label-files = 附件
label-file-missing = 缺少的附件
files-only = （只有附件，没有文字）
file-from = { $subject }：{ $author } 发来的 { $name }
file-lost = { $name }：{ $reason ->
    [too_large] 文件太大
    [gone] 取得之前已被删除
    [elsewhere] 只是其他地方的链接
    [empty] 文件是空的
    [no_access] 没有查看它的权限
    [too_old] 保留期已满
   *[other] 未能取得
}
file-missing = { $subject }：没能收下 { $name }：{ $reason ->
    [too_large] 文件太大，最多只能收 { $largest } MB。请发小一些的文件，或者发链接。
    [gone] 取得之前它已被删除，请重新发送。
    [elsewhere] 它只是其他地方的链接，请直接发送文件。
    [empty] 文件是空的。
    [no_access] 没有查看它的权限，请稍后重新发送。
    [too_old] 保留期已满。
   *[other] 未能取得，请重新发送。
}
