"""Text from outside, made fit for both engines at the door."""

import re

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Drop NUL and lone surrogates, which PostgreSQL and UTF-8 refuse; two halves of one join."""
    if UNSTORABLE.search(text) is None:
        return text
    return text.replace("\x00", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
