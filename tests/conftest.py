"""What holds for every test: nothing reaches beyond this computer, and interrupts are heard."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


def pytest_configure() -> None:
    """A shell makes jobs in its background deaf to interrupts, and so what tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # No test measures time: a busy machine is slow to make examples.
    settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("ours")


def _is_outside(address: Any) -> bool:
    """Whether an address is a host other than this one; a path (Unix) is not."""
    return isinstance(address, tuple) and not str(address[0]).startswith(_LOOPBACK)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails a test that tries to reach another host, even if what it runs hides the error.

    The list holds the attempts; a test of this fixture may empty it.
    """
    attempts: list[str] = []

    def guarded(name: str, address_at: int) -> Any:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            if _is_outside(arguments[address_at]):
                attempts.append(f"{name} {arguments[address_at]}")
                raise OSError(f"a test tried to reach {arguments[address_at]}")
            return real(self, *arguments)

        return call

    def lookup(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is not None and _is_outside((host,)):
            attempts.append(f"getaddrinfo {host}")
            raise OSError(f"a test tried to look up {host}")
        return real_lookup(host, *arguments, **options)

    real_lookup = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    for name, address_at in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
        monkeypatch.setattr(socket.socket, name, guarded(name, address_at))
    yield attempts
    if attempts:
        pytest.fail(f"this test tried to leave the computer: {attempts}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material that is no part of this repository."""
    named = os.environ.get("ACCORDING_SHARED")
    if not named:
        pytest.skip("ACCORDING_SHARED names no folder: set it to the shared material to run this")
    return Path(named)
