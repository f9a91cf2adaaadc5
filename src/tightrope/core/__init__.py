"""Records, errors, ids: the standard library only."""
