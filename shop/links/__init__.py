"""Links as people paste them: recognised, completed, made comparable. Nothing is ever fetched."""

from shop.links.fitting import example, fits, recognise_for
from shop.links.link import Link, LinkProblem
from shop.links.recognising import recognise

__all__ = ["Link", "LinkProblem", "example", "fits", "recognise", "recognise_for"]
