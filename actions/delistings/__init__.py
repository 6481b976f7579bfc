"""What can be done with delistings: ask for one, carry it out as it was signed, change, stop and close it."""
