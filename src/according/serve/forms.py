"""What a form sends: a few fields, small, and with the secret that only our own pages hold.

Law: what is not such a form is refused before any of it is used.
"""

from urllib.parse import parse_qsl

from starlette.requests import Request

from according.errors import BadInput
from according.serve.keys import same

_LARGEST = 64 * 1024  # bytes
_FIELDS = 2000
_TYPE = "application/x-www-form-urlencoded"
SECRET = "form"  # noqa: S105 (the field's name)


async def fields(request: Request, secret: str) -> dict[str, str]:
    """The form's fields by name. Raises BadInput for anything but one of our own forms."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != _TYPE:
        raise BadInput("this is not a form of the workbench; open the page again")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise BadInput(f"the form has more than {_LARGEST} bytes; say it shorter")
    try:
        told = dict(parse_qsl(body.decode(), True, max_num_fields=_FIELDS, errors="strict"))
    except ValueError as error:
        raise BadInput("the form's words cannot be read; open the page again") from error
    if not same(told.pop(SECRET, ""), secret):
        raise BadInput("the page was opened before the workbench was started; open it again")
    return told
