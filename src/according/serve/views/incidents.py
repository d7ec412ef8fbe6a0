"""The first page: the incidents that meet what is asked."""

from according.serve import search
from according.serve.desk import Desk
from according.serve.views.view import Query, View


def incidents(desk: Desk, query: Query) -> View:
    """The incidents that meet what is asked, with facets."""
    asked = search.Asked.of(query)
    found = search.find(desk.rows(), asked)
    return View("incidents.html", {"asked": asked, "found": found, "empty": not desk.incidents()})
