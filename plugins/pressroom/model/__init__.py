"""What the press service says: frozen values, standard library only."""
