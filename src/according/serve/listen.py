"""Listening: on this computer alone, until it is interrupted."""

import socket

from starlette.types import ASGIApp

from according.errors import BadInput
from according.serve.guard import Address

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def bound(host: str, port: int) -> tuple[socket.socket, Address]:
    """A socket that takes requests on a loopback host; 0 takes a free port.

    Raises BadInput for any other host, and for a port that is taken.
    """
    if host not in LOOPBACK:
        raise BadInput(
            f"{host!r} is not this computer alone: the workbench has no accounts and no encryption "
            f"on the way, so it listens on {' or '.join(LOOPBACK)} only; leave --host out"
        )
    number = "::1" if host == "::1" else "127.0.0.1"
    listening = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((number, port))
        listening.listen()
    except OSError as error:
        listening.close()
        words = f"port {port} of {number} cannot be used: {error.strerror}"
        raise BadInput(f"{words}; give another --port, or none for a free one") from error
    return listening, Address(number, listening.getsockname()[1])


def listen(listening: socket.socket, app: ASGIApp) -> None:
    """Serve until interrupted."""
    import uvicorn

    config = uvicorn.Config(
        app, http="h11", ws="none", lifespan="off", log_config=None, access_log=False,
        server_header=False, proxy_headers=False,
    )  # fmt: skip
    uvicorn.Server(config).run([listening])
