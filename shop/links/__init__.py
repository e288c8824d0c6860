"""Links as people paste them: recognised, completed, made comparable. Nothing is ever fetched."""

from shop.links.fitting import example, fits, profile_of, recognise_for
from shop.links.link import Link, LinkProblem, handle_of
from shop.links.recognising import recognise

__all__ = ["Link", "LinkProblem", "example", "fits", "handle_of", "profile_of", "recognise", "recognise_for"]
