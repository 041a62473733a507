"""One module per kind of output; they do not know of each other."""
