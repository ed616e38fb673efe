"""The made-up room of `chart_page`, with a kernel behind it: the model and the facts that the real one would send."""

from __future__ import annotations

from typing import Any

from chart_page import open_page
from playwright.sync_api import Page

from workshop_kit.changes.ops import as_op, changed
from workshop_kit.document import to_dict
from workshop_kit.model import Workshop
from workshop_kit.widgets.facts import facts

#: Edits that the page keeps until they are answered.
_WAITING = "Object.keys(sessionStorage).some((key) => key.startsWith('workshop-kit:edits:'))"


class KernelPage:
    """A page whose edits are taken into a workshop, and answered with facts, when a test says so."""

    def __init__(self, page: Page, workshop: Workshop, *views: str) -> None:
        self.page = page
        self.workshop = workshop
        self.trouble = open_page(page, to_dict(workshop), list(views), facts=facts(workshop))

    def answer(self) -> list[dict[str, Any]]:
        """Take all that was edited, say what follows from it; gives the operations."""
        taken = self._some()
        while self.page.evaluate(_WAITING):
            taken += self._some()
        return taken

    def _some(self) -> list[dict[str, Any]]:
        self.page.wait_for_function("sent.some(({ type }) => type === 'ops')")
        sent = self.page.evaluate("sent.splice(0).flatMap(({ ops }) => ops ?? [])")
        for op in sent:
            # The real link folds the keys of one field into one edit; here each comes alone and expects nothing.
            plain = {key: value for key, value in op.items() if key not in ("uid", "expect")}
            self.workshop = changed(self.workshop, as_op(plain))
        self.page.evaluate("(facts) => room.tell({ type: 'facts', facts })", facts(self.workshop))
        uids = [op["uid"] for op in sent]
        self.page.evaluate("(uids) => room.tell({ type: 'done', uids, at: '14:02' })", uids)
        return list(sent)
