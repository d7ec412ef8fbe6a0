"""The promise of the README: nothing leaves this computer, and nothing is left on it elsewhere."""

import ctypes
import os
import platform
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

# The numbers of connect, sendto, sendmsg, sendmmsg and io_uring_setup: without one of them nothing
# reaches another host. A socket that is only opened (urllib3 does, to see whether there is IPv6)
# sends nothing.
_SENDING = {"x86_64": (42, 44, 46, 307, 425), "aarch64": (203, 206, 211, 269, 425)}
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # Berkeley packet filter: codes of instructions
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER_MODE = 38, 22, 2  # of prctl()


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction)))


def _forbid_sending() -> None:
    """From here on the kernel kills this process if any code, native too, tries to send."""
    forbid(_SENDING[platform.machine()])


def forbid(sending: tuple[int, ...]) -> None:
    """From here on the kernel kills this process at any of these system calls."""
    instructions = [_Instruction(_LOAD, 0, 0, 0)]  # which system call
    for place, number in enumerate(sending):
        to_the_kill = len(sending) - place
        instructions.append(_Instruction(_IF_EQUAL, to_the_kill, 0, number))
    instructions += [_Instruction(_RETURN, 0, 0, _ALLOW), _Instruction(_RETURN, 0, 0, _KILL)]
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(instructions), (_Instruction * len(instructions))(*instructions))
    for call in (
        (_NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        (_SET_FILTER, _FILTER_MODE, ctypes.byref(program), 0, 0),
    ):
        if library.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def _cut_off(code: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python code, run where nothing can be sent and ``home`` is the user's folder."""
    if not sys.platform.startswith("linux") or platform.machine() not in _SENDING:
        pytest.skip("needs Linux on x86_64 or aarch64, whose kernel can forbid system calls")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "CI", "ORT_"))}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=home.parent,
        env=environment | {"HOME": str(home)},
        preexec_fn=_forbid_sending,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "sending",
    [
        "socket.socket().connect(('192.0.2.1', 80))",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "socket.create_connection(('127.0.0.1', 80))",
    ],
)
def test_the_filter_bites(home: Path, sending: str) -> None:
    assert _cut_off("import socket; socket.socket()", home).returncode == 0
    assert _cut_off(f"import socket; {sending}", home).returncode == -signal.SIGSYS


def test_demo_sends_nothing_and_leaves_nothing_at_home(home: Path) -> None:
    done = _cut_off("from according.cli import main; main()", home, "demo")
    assert done.returncode == 0, done.stderr
    assert "Claims" in done.stdout
    assert "Incidents" in done.stdout
    assert [path.name for path in home.rglob("*")] == []
    assert {path.name for path in home.parent.iterdir()} == {"home", "demo-ledger"}


@pytest.mark.parametrize("host", ["192.0.2.1", "an.invalid.host.example"])
def test_the_guard_of_all_tests_sees_an_attempt(offline: list[str], host: str) -> None:
    with pytest.raises(OSError, match="tried to"):
        socket.create_connection((host, 80), timeout=1)
    assert offline != []
    offline.clear()


def test_the_guard_lets_this_computer_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
