"""Places from which the public is served, one module a kind; ``remote.py`` says what all can do."""
