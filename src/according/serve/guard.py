"""The guard: what any page of any site can send to this computer is refused here.

Law: nothing is answered, but why not, unless the request names this very address, comes from no
other site, and bears the cookie that the printed address gave. Every answer forbids what it can:
scripts and styles from elsewhere or in the page, frames, referrers; no page stays in a cache.
"""

from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from according.serve import library
from according.serve.keys import Keys, same

_SAFE = ("GET", "HEAD")
_OWN_SITE = ("same-origin", "none")  # of Sec-Fetch-Site; another port of this computer is a site
_ALWAYS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; "
    f"style-src 'self' {' '.join(library.SHEETS)}; img-src 'self' data:; worker-src blob:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with no-referrer a form of our own has the origin "null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
START = "/start"
"""The one path that needs no cookie: it gives it."""


class Address(NamedTuple):
    """Where the workbench listens: a loopback host and a port."""

    host: str
    port: int

    def names(self) -> set[str]:
        """What a browser on this computer may call it."""
        written = f"[{self.host}]" if ":" in self.host else self.host
        return {f"{name}:{self.port}" for name in (written, "localhost")}

    def cookie(self) -> str:
        """The name of its cookie: browsers give all ports of a host the same ones."""
        return f"according-{self.port}"

    def url(self, path: str = "") -> str:
        """Its address, with a path."""
        written = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{written}:{self.port}{path}"


class Guard:
    """Refuses what may not pass, and puts the forbidding headers on every answer."""

    def __init__(self, app: ASGIApp, address: Address, keys: Keys):
        self._app = app
        self._address = address
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":
            raise RuntimeError(f"the workbench speaks HTTP, not {scope['type']}")

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_ALWAYS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        answer = PlainTextResponse(refusal, 403) if refusal else self._app
        await answer(scope, receive, sealed)

    def _refusal(self, method: str, path: str, headers: Headers) -> str | None:
        """Why this request is not answered; None if it is."""
        names = self._address.names()
        if headers.getlist("host") not in [[name] for name in names]:
            return f"This is {self._address.url()}; the request was for another host."
        if headers.get("sec-fetch-site", "none") not in _OWN_SITE:
            return "The request came from another site's page. Open the workbench by itself."
        origins = {f"http://{name}" for name in names}
        if method not in _SAFE and headers.get("origin") not in origins:
            return "The request came from another site's page; nothing was entered."
        if path != START and not same(self._session(headers), self._keys.session):
            return "Open the address that `according serve` printed when it was started."
        return None

    def _session(self, headers: Headers) -> str:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._address.cookie())
        except CookieError:
            return ""
        return found.value if found else ""
