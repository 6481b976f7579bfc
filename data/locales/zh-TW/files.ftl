### 人們傳來的檔案。

label-files = 附件
label-file-missing = 缺少的附件
files-only = （只有附件，沒有文字）
file-from = { $subject }：{ $author } 傳來的 { $name }
file-lost = { $name }：{ $reason ->
    [too_large] 檔案太大
    [gone] 取得之前已被刪除
    [elsewhere] 只是其他地方的連結
    [empty] 檔案是空的
    [no_access] 沒有檢視它的權限
    [too_old] 保留期限已滿
   *[other] 未能取得
}
file-missing = { $subject }：沒能收下 { $name }：{ $reason ->
    [too_large] 檔案太大，最多只能收 { $largest } MB。請傳小一點的檔案，或者傳連結。
    [gone] 取得之前它已被刪除，請重新傳送。
    [elsewhere] 它只是其他地方的連結，請直接傳送檔案。
    [empty] 檔案是空的。
    [no_access] 沒有檢視它的權限，請稍後重新傳送。
    [too_old] 保留期限已滿。
   *[other] 未能取得，請重新傳送。
}
