"""A finished site is read alone, as a reader's browser would, and nothing above is trusted."""
