"""Tell what a text means, in three languages, without Rasa: clauses, one form, words, counts, judges."""
