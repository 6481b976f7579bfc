"""Tell what a text means, in three languages, without Rasa: `train` makes a `Classifier`, which judges."""
