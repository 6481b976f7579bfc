### What is said around any form.

form-question = { $label }?
form-answered = { $label }: { $answer }
form-time = { $label }: time
form-type-day = Choose, or write the day, such as 2026-03-05.
form-type-moment = Choose, or write the day, with a time or without: 2026-03-05 or 2026-03-05 13:00.
form-type-name = Choose, or write the name.
form-other = { $label }: another
form-type-other = Choose, or write something else.
moment-now = Now
moment-day = { $ahead ->
    [0] Today
    [1] Tomorrow
   *[other] { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
}, { $day }
answer-skipped = (left out)
answer-again = (asked again)
answer-files = { $count ->
    [one] one file
   *[other] { $count } files
}
form-check = Shall I send it like this?
form-done = { $title }: sent.
form-cancelled = { $title }: cancelled, nothing was sent.
form-expired = { $title }: closed because it was not finished within a day.
form-offer = “{ $title }” did not open in time. Press the button to open it.
form-offer-words = Press the button to fill in “{ $title }”.
form-offer-kept = What you said is in it already, as far as it fits.
problem-empty = Please write something here.
problem-too-long = Please write at most { $longest } characters.
problem-not-a-choice = Please choose one of the answers offered.
problem-no-files = Please send a photo or a file, or leave it out.
toast-asking = Please answer in our private chat.
toast-noted = Noted.
toast-back = One step back.
toast-cancelled = Cancelled.
form-asks-more = Because of what you chose, more is asked for. What you wrote still stands here.
form-late = “{ $title }” took too long and was not sent. Please press the button again. You had written: { $text }
form-preview =
    They read the other Chinese script. This is what they will read:
    
    { $text }
field-sending = How shall it be sent
sending-converted = As shown above
sending-written = As I wrote it
