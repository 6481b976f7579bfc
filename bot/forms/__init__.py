"""What is asked: one declaration per form, one file per capability."""
