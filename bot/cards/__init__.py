"""What is shown: state becomes a card, one file per capability."""
