"""Which addresses a crawl may connect to."""

# ruff: noqa: S104  nothing is bound to 0.0.0.0

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address, IPv6Address

from newscrawl.containment import PublicResolver, is_inside, is_public, literal_address

PRIVATE = (
    "127.0.0.1", "127.255.0.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "0.1.2.3", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "192.0.2.1", "198.18.0.1", "203.0.113.9", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b:1::1",
    "2002:7f00:1::", "2001::1", "2001:db8::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "ff0e::1", "100::1",
)  # fmt: skip
PUBLIC = ("9.9.9.9", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:9.9.9.9", "64:ff9b::9.9.9.9")  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001",
        "0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[fe80::1%25eth0]", "169.254.169.254", "2852039166", "[fd00:ec2::254]",
    ],
)  # fmt: skip
def test_every_way_to_write_an_address_inside(host: str) -> None:
    assert is_inside(host)


@pytest.mark.parametrize("host", ["kabar.co.id", "localhost", "", "9.9.9.9", "127.kabar.id", "a:b"])
def test_no_address_inside(host: str) -> None:
    assert not is_inside(host)


@given(st.ip_addresses())
def test_an_address_in_an_address_counts(address: Any) -> None:
    assert literal_address(str(address)) == address
    if address.version == 4:
        assert is_public(ip_address(f"::ffff:{address}")) == is_public(address)


@given(st.text())
def test_any_host(host: str) -> None:
    assert is_inside(host) in (True, False)


class Table:
    """A resolver that answers the next of its answers."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)

    def resolveHostName(  # noqa: N802 - the interface's name
        self, receiver: Any, _: str, port: int = 0, *_rest: object
    ) -> None:
        receiver.resolutionBegan(None)
        for address in self.answers.pop(0):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()


class Connector:
    """Takes the addresses that a connection would go to."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.ended = False

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        pass

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        assert address.port == 80
        self.found.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.ended = True


def connect(guard: PublicResolver, host: str) -> list[str]:
    connector: Any = Connector()
    guard.resolveHostName(connector, host, 80)
    assert connector.ended
    found: list[str] = connector.found
    return found


def test_a_name_leads_to_its_public_addresses_only() -> None:
    guard = PublicResolver(Table(["10.0.0.1", "9.9.9.9", "::1"], ["127.0.0.1"], []))
    assert connect(guard, "kabar.co.id") == ["9.9.9.9"]
    assert not guard.refused
    assert connect(guard, "dalam.kabar.co.id") == []
    assert guard.refused == {"dalam.kabar.co.id"}
    assert connect(guard, "tiada.kabar.co.id") == []  # not known at all: that is something else
    assert guard.refused == {"dalam.kabar.co.id"}


def test_a_host_that_the_user_named_may_be_private() -> None:
    guard = PublicResolver(Table(["192.168.1.5"], ["::1"], ["fe80::1%eth0"]))
    guard.named = {"kabar.kampus.ac.id"}
    assert connect(guard, "Kabar.Kampus.ac.id.") == ["192.168.1.5"]
    assert connect(guard, "kabar.kampus.ac.id") == ["::1"]
    assert connect(guard, "kabar.kampus.ac.id") == []  # link-local


@pytest.mark.parametrize("address", ["169.254.169.254", "fd00:ec2::254", "0.0.0.0", "224.0.0.1"])
def test_no_name_leads_to_a_cloud_s_keys(address: str) -> None:
    guard = PublicResolver(Table([address], [address]))
    guard.named = {"kabar.co.id", address}
    assert connect(guard, "kabar.co.id") == []
    assert connect(guard, address) == [address]  # the user wrote the address itself


def test_a_public_name_is_not_followed_inside() -> None:
    """DNS rebinding: the first answer is public, the second is not."""
    guard = PublicResolver(Table(["9.9.9.9"], ["127.0.0.1"], ["9.9.9.9"]))
    guard.named = {"kabar.co.id"}
    assert connect(guard, "kabar.co.id") == ["9.9.9.9"]
    assert connect(guard, "kabar.co.id") == []
    assert guard.refused == {"kabar.co.id"}
    assert connect(guard, "kabar.co.id") == ["9.9.9.9"]
