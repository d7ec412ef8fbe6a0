"""The workbench: which address shows what, and the two ways to decide.

Law: only forms enter anything, and only through the desk; everything else looks.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from according.errors import AccordingError, BrokenLedger
from according.serve import library
from according.serve.acts import ACTS, Act
from according.serve.desk import Desk
from according.serve.forms import fields
from according.serve.guard import START, Address, Guard
from according.serve.keys import Keys, same
from according.serve.progress import Doing
from according.serve.render import FOLDER, NOWHERE, Here, Pages
from according.serve.views import changes, claim, incident, incidents, pair, report, review, sample
from according.serve.views.view import View

Endpoint = Callable[[Request], Awaitable[Response]]
_ACCEPTED = 202
_SEE_OTHER = 303


def workbench(desk: Desk, address: Address, keys: Keys) -> ASGIApp:
    """The workbench over the ledger at the desk, guarded."""
    pages = Pages(desk.person, keys.form)
    routes = [
        Route(START, _start(address, keys)),
        Route("/", _page(desk, pages, incidents.incidents)),
        Route("/map", _figure(desk, incidents.map_)),
        Route("/timeline", _figure(desk, incidents.timeline)),
        Route("/incident/{id_}", _page(desk, pages, incident.incident)),
        Route("/incident/{id_}/map", _figure(desk, incident.map_)),
        Route("/incident/{id_}/plot", _figure(desk, incident.plot)),
        Route("/claim/{id_}", _page(desk, pages, claim.claim)),
        Route("/report/{id_}", _page(desk, pages, report.report)),
        Route("/review", _page(desk, pages, review.review)),
        Route("/pair/{one}/{other}", _page(desk, pages, pair.pair)),
        Route("/sample", _page(desk, pages, sample.sample)),
        Route("/changes", _page(desk, pages, changes.changes)),
        Route("/original/{id_}", _original(desk, pages)),
        Route("/progress", _progress(desk, pages)),
        *(
            Route(f"/{path}", _entering(desk, pages, keys, act), methods=["POST"])
            for path, act in ACTS.items()
        ),
        *(Route(script.address, _library(script)) for script in library.SCRIPTS),
        Mount("/static", StaticFiles(directory=FOLDER / "static")),
    ]
    told = {404: _nowhere(pages), 500: _fault(pages)}
    return Guard(Starlette(routes=routes, exception_handlers=told), address, keys)


def _start(address: Address, keys: Keys) -> Endpoint:
    """The address that was printed: it gives the cookie and leads to the first page."""

    async def start(request: Request) -> Response:
        if not same(request.query_params.get("key", ""), keys.start):
            return Response("This is not the address that `according serve` printed.", 403)
        answer = RedirectResponse("/", _SEE_OTHER)
        answer.set_cookie(address.cookie(), keys.session, httponly=True, samesite="strict")
        return answer

    return start


def _page(desk: Desk, pages: Pages, view: Callable[..., View]) -> Endpoint:
    """A page that looks."""

    def made(here: Here, path: dict[str, str]) -> str:
        return pages.page(*view(desk.at(here.moment), here.query, **path), here)

    async def page(request: Request) -> Response:
        here = Here(request.url.path, dict(request.query_params))
        try:
            told = await desk.progress.awaited(
                str(request.url), partial(desk.run, made, here, request.path_params)
            )
        except AccordingError as error:
            return _error(pages, error, 404, here)
        if isinstance(told, Doing):
            return HTMLResponse(pages.page("working.html", {"doing": told}, here), _ACCEPTED)
        return HTMLResponse(told)

    return page


def _figure(desk: Desk, view: Callable[..., dict[str, Any]]) -> Endpoint:
    """A figure for plotly; it is drawn where a page shows it."""

    def made(here: Here, path: dict[str, str]) -> dict[str, Any]:
        return view(desk.at(here.moment), here.query, **path)

    async def figure(request: Request) -> Response:
        here = Here(request.url.path, dict(request.query_params))
        try:
            told = await desk.run(made, here, request.path_params)
        except AccordingError as error:
            return JSONResponse({"wrong": str(error)}, 404)
        return JSONResponse(told)

    return figure


def _progress(desk: Desk, pages: Pages) -> Endpoint:
    """How far the work is, for a page that waits; where it is done, that page is opened anew.

    Nothing of it waits for the ledger.
    """

    async def progress(request: Request) -> Response:
        doing = desk.progress.doing
        if doing is None:
            return Response(headers={"hx-refresh": "true"})
        told = {"doing": doing, "told": request.query_params.get("told", "")}
        return HTMLResponse(pages.page("doing.html", told, NOWHERE))

    return progress


def _library(script: library.Script) -> Endpoint:
    """A library's script, which the browser may keep."""

    async def shipped(_request: Request) -> Response:
        return FileResponse(script.file, media_type="text/javascript", headers=library.KEPT)

    return shipped


def _original(desk: Desk, pages: Pages) -> Endpoint:
    """A report's original bytes, to be saved and never shown by the browser."""

    async def original(request: Request) -> Response:
        report = request.path_params["id_"]
        try:
            content = await desk.run(desk.original, report)
        except AccordingError as error:
            return _error(pages, error, 404)
        named = {"content-disposition": f'attachment; filename="{report}.original"'}
        return Response(content, media_type="application/octet-stream", headers=named)

    return original


def _entering(desk: Desk, pages: Pages, keys: Keys, act: Act) -> Endpoint:
    """A form that enters something, and the page that it leads to."""

    async def entering(request: Request) -> Response:
        try:
            path = dict(request.path_params)
            told = await fields(request, keys.form)
            there = await desk.run(act, desk, path.pop("id_", ""), told | path)
        except AccordingError as error:
            return _error(pages, error, 400)
        return RedirectResponse(there, _SEE_OTHER)

    return entering


def _error(pages: Pages, error: AccordingError, status: int, here: Here = NOWHERE) -> Response:
    status = 500 if isinstance(error, BrokenLedger) else status
    return HTMLResponse(pages.page("error.html", {"words": str(error)}, here), status)


def _nowhere(pages: Pages) -> Callable[[Request, Exception], Response]:
    return lambda _request, _error: HTMLResponse(
        pages.page(
            "error.html", {"words": "There is no such page; begin at the incidents."}, NOWHERE
        ),
        404,
    )


def _fault(pages: Pages) -> Callable[[Request, Exception], Response]:
    """A fault of ours is told by its kind, without the words that it met."""
    return lambda _request, error: HTMLResponse(
        pages.page(
            "error.html",
            {"words": f"A fault in according, please report it: {type(error).__name__}"},
            NOWHERE,
        ),
        500,
    )
