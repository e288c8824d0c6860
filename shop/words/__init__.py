"""What the names that panels give their services say, in whatever script and spelling."""

from shop.words.kinds import kind_of, kinds_in
from shop.words.platforms import platform_named, platform_of

__all__ = ["kind_of", "kinds_in", "platform_named", "platform_of"]
