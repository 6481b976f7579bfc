### Files that people send.

label-files = Files
label-file-missing = File missing
files-only = (only files, no words)
file-from = { $subject }: { $name }, from { $author }
file-lost = { $name } – { $reason ->
    [too_large] too large
    [gone] it was deleted before it could be fetched
    [elsewhere] it is only linked from elsewhere
    [empty] it is empty
    [no_access] the desk was not given access to it
    [too_old] it was kept for as long as files are
   *[other] it could not be fetched
}
file-missing = { $subject }: { $name } could not be taken in: { $reason ->
    [too_large] it is too large, at most { $largest } MB can be taken. Please send a smaller one, or a link.
    [gone] it was deleted before it could be fetched. Please send it again.
    [elsewhere] it is only linked from elsewhere. Please send the file itself.
    [empty] it is empty.
    [no_access] the desk was not given access to it. Please send it again later.
    [too_old] it was kept for as long as files are.
   *[other] it could not be fetched. Please send it again.
}
