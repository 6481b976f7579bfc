"""Understand what a text wants: normalisation, words, features, classifier, out of scope, priors."""
