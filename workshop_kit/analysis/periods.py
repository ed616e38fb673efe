"""Days put into weeks, months or whatever else one counts by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from workshop_kit.errors import Invalid

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Every = Literal["day", "week", "month", "quarter", "year"]

#: pandas' names; weeks end on Sunday, as ISO 8601 counts them.
_FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def periods(dates: pd.Series, every: Every) -> tuple[np.ndarray[Any, Any], list[str]]:
    """The period of each day as a number, −1 where there is no day, and the periods' names in their order.

    Names sort as the periods do: 2026, 2026-Q1, 2026-02, 2026-W07, 2026-02-14.

    Raises
    ------
    Invalid
        For a length nobody counts by.
    """
    import pandas as pd

    if every not in _FREQUENCIES:
        raise Invalid(f"'{every}' is no length of time to count by. Choose from: {', '.join(_FREQUENCIES)}.", "every")
    codes, found = pd.factorize(dates.dt.to_period(_FREQUENCIES[every]), sort=True)
    return codes, [_name(one, every) for one in found]


def _name(period: Any, every: Every) -> str:
    start: date = period.start_time.date()
    if every == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    if every == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return start.isoformat()[: {"day": 10, "month": 7, "year": 4}[every]]
