"""The sandbox's own door: its state, its people's deeds, its clock and its faults, in JSON."""
