"""What can be done with announcements: write, review, send to many, correct and take back; and what people want to hear of."""
