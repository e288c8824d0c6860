"""Notices to admins; `handlers.render` joins this table to the customers'."""

from collections.abc import Mapping

from handlers.admin.about_changes import ABOUT_CHANGES
from handlers.admin.about_orders import ABOUT_ORDERS
from handlers.admin.about_panel import ABOUT_PANEL
from handlers.admin.wished import WISHED
from handlers.told import Renderer
from shop.notices import Notice

ADMIN: Mapping[Notice, Renderer] = {**ABOUT_ORDERS, **ABOUT_PANEL, **ABOUT_CHANGES, **WISHED}
