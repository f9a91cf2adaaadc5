"""Exit codes of every command."""

DONE, WITH_FAILURES, BAD_INPUT, BROKEN = 0, 1, 2, 3
INTERRUPTED = 130  # what shells expect after Ctrl-C
