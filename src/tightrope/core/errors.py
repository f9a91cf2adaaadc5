"""One tree of errors. Only `faces` turn them into exit codes and HTTP statuses.

TightropeError
  InputError      the caller's document or option        exit 2, HTTP 422
  ResourceError   a shipped file contradicts itself      exit 3, HTTP 500
"""


class TightropeError(Exception):
    """Base of every error Tightrope raises on purpose. The message says what, where, and what to try."""


class InputError(TightropeError):
    """The caller's document or option cannot be used."""


class ResourceError(TightropeError):
    """A file shipped with the package contradicts itself or the code."""
