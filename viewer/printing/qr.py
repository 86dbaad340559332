"""The registry's page as a QR code, for a telephone's camera."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def qr_svg(url: str) -> str:
    """A QR code of ``url`` as SVG; error level M, so that a crease does not spoil it.

    Empty when there is no web address, or one too long for a code.
    """
    if not is_web_address(url):
        return ""
    try:
        code = segno.make_qr(url, error="m")
    except segno.DataOverflowError:
        return ""
    picture = io.BytesIO()
    code.save(picture, kind="svg", scale=12, border=2, xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue().decode("utf-8")


def is_web_address(url: str) -> bool:
    """Whether a link may lead there: only http and https, and nothing invisible in it."""
    return url.startswith(("https://", "http://")) and url.isprintable() and " " not in url
