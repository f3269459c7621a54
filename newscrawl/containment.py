"""Which addresses a crawl may connect to: public ones, and those that the user named himself."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from twisted.internet.interfaces import (
    IAddress,
    IHostnameResolver,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_UNICAST = IPv6Network("2000::/3")  # the only ones that IANA has given out


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the open internet's: not loopback, private, link-local, carrier
    NAT, multicast or reserved (the IANA special-purpose registries), nor an IPv6 way to write one.

    >>> [is_public(ip_address(a)) for a in ("9.9.9.9", "10.0.0.1", "::ffff:127.0.0.1", "fd00::1")]
    [True, False, False, False]
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address not in _UNICAST:
            return False
    return address.is_global and not address.is_multicast


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host spells out, in any way that systems read one; None for a name.

    >>> literal_address("0x7f.1"), literal_address("2130706433"), literal_address("kabar.test")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), None)
    """
    with suppress(ValueError):
        return ip_address(host.strip("[]"))
    with suppress(OSError, ValueError):
        return IPv4Address(socket.inet_aton(host))
    return None


def is_inside(host: str) -> bool:
    """Whether a host spells out an address that is not public.

    >>> is_inside("192.168.0.1"), is_inside("[::1]"), is_inside("localhost")
    (True, True, False)
    """
    address = literal_address(host)
    return address is not None and not is_public(address)


@implementer(IHostnameResolver)
class PublicResolver:
    """Lets a name lead to public addresses only: what it leaves out is not connected to.

    A host in `named`, which the user named himself, may be private: then it stays so; one that was
    public before is not followed inside (DNS rebinding). Link-local addresses, where clouds keep
    their keys, belong to no name.
    """

    def __init__(self, resolver: Any) -> None:  # mypy cannot read zope's interfaces
        self.resolver = resolver
        self.named: set[str] = set()
        self.refused: set[str] = set()
        self._public: set[str] = set()

    def allows(self, host: str, addresses: Sequence[str]) -> list[bool]:
        """For each address whether `host` may be it."""
        host = normal_host(host)
        found = [ip_address(address.partition("%")[0]) for address in addresses]
        public = [is_public(address) for address in found]
        if any(public):
            self._public.add(host)
            return public
        if host in self.named and host not in self._public:
            literal = literal_address(host) is not None
            public = [literal or address.is_loopback or _is_intranet(address) for address in found]
        if found and not any(public):
            self.refused.add(host)
        return public

    def resolveHostName(  # noqa: N802 - the interface's names
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        receiver = _Receiver(self, resolutionReceiver, hostName)
        begun: IHostResolution = self.resolver.resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )
        return begun


@implementer(IResolutionReceiver)
class _Receiver:
    """Takes what a name resolves to, and hands on what is allowed."""

    def __init__(self, guard: PublicResolver, receiver: Any, host: str) -> None:
        self.guard, self.receiver, self.host = guard, receiver, host
        self.addresses: list[IAddress] = []

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        self.addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        spelt = [getattr(address, "host", "0.0.0.0") for address in self.addresses]  # noqa: S104 - refused
        for address, allowed in zip(
            self.addresses, self.guard.allows(self.host, spelt), strict=True
        ):
            if allowed:
                self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()


def _is_intranet(address: IPv4Address | IPv6Address) -> bool:
    """Whether a machine of somebody's own network may have the address."""
    special = (
        address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or address.is_reserved
    )
    return not special and address != _AWS_METADATA


_AWS_METADATA = ip_address("fd00:ec2::254")


def normal_host(host: str) -> str:
    return host.lower().rstrip(".")


def guard_names(hosts: Iterable[str]) -> PublicResolver:
    """The reactor's resolver, guarded; `hosts` may be private. One for all crawls of a process."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

    guard = reactor.nameResolver
    if not isinstance(guard, PublicResolver):
        guard = PublicResolver(guard)
        reactor.installNameResolver(guard)
    guard.named.update(map(normal_host, hosts))
    return guard
