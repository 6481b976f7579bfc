### What admins read of the desk's backups.

backup-title = No backup was made
backup-failed = The backup planned for { $at } failed. The ones before it are kept, and the next is tried when it is due.
backup-missed = The backup planned for { $at } was missed: the desk was not running then. It is being made now.
backup-well = Backups are well again: one was made { $at }.
backup-reason-disk-full = The disk for backups is full: make room there.
backup-reason-folder = The folder for backups cannot be written.
backup-reason-database = The database could not be read.
backup-reason-key = The master key is not the one of the database.
backup-reason-slow = It was not done after twelve hours.
backup-reason-other = On the desk's machine, “deskbell backup” tells what is in the way.
