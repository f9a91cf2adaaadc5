"""Which network addresses a download may connect to."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tightrope.core.errors import InputError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class Unreachable(InputError):
    """Not to be had now; the same request may fare better later."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address the host has, as text, in the resolver's order. Unreachable where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host}: no such host ({error}); check the address and the network") from error
    return tuple(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def checked(host: str, port: int, *, allow_private: bool, resolve: Resolve = resolve) -> str:
    """The address to connect to. InputError if any the host has is not public, unless allowed."""
    found = [ip_address(text) for text in resolve(host, port)]
    if not found:
        raise InputError(f"{host}: no such host; check the address and the network")
    private = [] if allow_private else [address for address in found if not is_public(address)]
    if private:
        raise InputError(
            f"{host}: leads to {private[0]}, not a public address; allow private ones if you mean it"
        )
    return str(found[0])


def is_public(address: Address) -> bool:
    """Not private, local, multicast or reserved, nor a wrapping of an address that is."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else None)
        if inner is not None:
            return is_public(inner)
        if not all(is_public(tunnel) for tunnel in (address.sixtofour, *(address.teredo or ())) if tunnel):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
