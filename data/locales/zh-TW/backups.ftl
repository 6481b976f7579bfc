### What admins read of the desk's backups.

backup-title = 備份沒有完成
backup-failed = 原定 { $at } 的備份失敗了。先前的備份都還在，下次時間到會再試。
backup-missed = 原定 { $at } 的備份錯過了：當時程式沒有執行。現在正在補做。
backup-well = 備份已恢復正常，最近一次完成於 { $at }。
backup-reason-disk-full = 存放備份的磁碟已滿，請清出空間。
backup-reason-folder = 無法寫入存放備份的資料夾。
backup-reason-database = 無法讀取資料庫。
backup-reason-key = 主金鑰與資料庫不符。
backup-reason-slow = 十二小時後仍未完成。
backup-reason-other = 在部署主機上執行「deskbell backup」可以查看原因。
