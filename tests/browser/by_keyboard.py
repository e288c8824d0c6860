"""Somebody without a mouse: Tab, arrows, Enter, Escape and letters."""

from playwright.async_api import expect

FAR = 40
FOCUSED = "node => node === document.activeElement || node.contains(document.activeElement)"


class Keyboard:
    """Acts in one chat.

    Attributes:
        deeds: how many buttons were pressed and texts were sent so far.
    """

    def __init__(self, page, chat):
        self.page, self.chat, self.deeds = page, chat, 0

    async def reach(self, target):
        """Tab until the focus is there."""
        await expect(target).to_be_visible()
        for _ in range(FAR):
            if await target.evaluate(FOCUSED):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never leads to {target}")

    async def enter(self):
        await self.page.keyboard.press("Enter")
        self.deeds += 1

    async def press(self, label):
        """Go to a button under the newest message, and press it."""
        target = (
            self.chat.log.get_by_role("group", name="Buttons").last.get_by_role("button", name=label).first
        )
        await expect(target).to_be_visible()
        await self._into(target.locator("xpath=ancestor::*[@role='group'][1]"))
        await self._walk_to(target)
        await self.enter()

    async def write(self, text):
        await self._to_field()
        await self.page.keyboard.type(text)
        await self.enter()

    async def _to_field(self):
        await expect(self.chat.field).to_be_visible()
        if await self.chat.column.evaluate(FOCUSED):
            await self.page.keyboard.press("Escape")
        await self.reach(self.chat.field)

    async def _into(self, grid):
        """From the field, Up leads to the buttons that wait; who has just pressed one is there already."""
        if not await grid.evaluate(FOCUSED):
            await self._to_field()
            await self.page.keyboard.press("ArrowUp")
        assert await grid.evaluate(FOCUSED)

    async def _walk_to(self, target):
        """Row by row from the top, each from left to right."""
        while await self._moves("ArrowUp"):
            pass
        for _ in range(FAR):
            if await self._along(target):
                return
            while await self._moves("ArrowLeft"):
                pass
            assert await self._moves("ArrowDown"), f"arrows never lead to {target}"

    async def _along(self, target):
        while not (here := await target.evaluate(FOCUSED)) and await self._moves("ArrowRight"):
            pass
        return here

    async def _moves(self, key):
        before = await self.page.evaluate_handle("document.activeElement")
        await self.page.keyboard.press(key)
        return not await before.evaluate(FOCUSED)
