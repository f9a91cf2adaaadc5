"""Polite polling of feeds and the articles they lead to: records in, one request, records out.

Nothing here waits, knows the time or stores anything; `engine.watching` does, with what its caller gives it.
"""
