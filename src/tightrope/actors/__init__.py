"""Who is meant: names, titles, descriptions and pronouns, resolved to states, their organs and people."""

from tightrope.actors.resolving import resolve

__all__ = ["resolve"]
