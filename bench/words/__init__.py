"""Words for archives that nobody spoke: stems of everyday life, and the endings that they take."""
