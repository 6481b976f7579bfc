### What admins read of the desk's backups.

backup-title = 备份没有完成
backup-failed = 原定 { $at } 的备份失败了。之前的备份都还在，下次到点会再试。
backup-missed = 原定 { $at } 的备份错过了：当时程序没有运行。现在正在补做。
backup-well = 备份已恢复正常，最近一次完成于 { $at }。
backup-reason-disk-full = 存放备份的磁盘已满，请清理空间。
backup-reason-folder = 无法写入存放备份的文件夹。
backup-reason-database = 无法读取数据库。
backup-reason-key = 主密钥与数据库不符。
backup-reason-slow = 十二小时后仍未完成。
backup-reason-other = 在部署机器上运行“deskbell backup”可以查看原因。
