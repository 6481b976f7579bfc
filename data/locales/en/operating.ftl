### What admins read of the desk's own troubles.

platform-slack = Slack
platform-telegram = Telegram
platform-silent-title = { $platform } is in trouble
platform-silent = { $reason } On the desk's machine, “deskbell doctor” names the remedy.
platform-silent-kept = Nothing is lost: what is meant for it waits there until it is back.
platform-back = { $platform } is back. What waited for it is on its way.
trouble-silent = Nothing has been heard from it for a while.
trouble-token = It does not accept the desk's token any more.
trouble-scope = It denies the desk a permission that it needs.
trouble-unreachable = It cannot be reached.
trouble-other = It refuses what the desk asks.
label-pager = Pager
page-called = is being called
page-done = was told
page-failed = refused it ({ $reason })
page-gone = wants no calls any more
page-given-up = could not be reached ({ $reason }) and is not tried any more
