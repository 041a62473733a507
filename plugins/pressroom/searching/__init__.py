"""What a reader looks for: words, their terms, and the index from terms to answers."""
