"""How many customers go on from stage to stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis.estimates import wilson
from workshop_kit.analysis.given import is_number, listed
from workshop_kit.errors import Invalid

if TYPE_CHECKING:
    import pandas as pd


def funnel(customers: Sequence[float] | Mapping[str, float]) -> pd.DataFrame:
    """Conversion from each stage to the next.

    Parameters
    ----------
    customers : numbers of customers who reached each stage, in order; a list, a Series, or a dict by stage

    Returns
    -------
    DataFrame
        One row a stage: `customers`; `step` (share of the stage before, 0–1), `drop_off` (1 − step), `overall` (share
        of the first stage), `low` and `high` (95 % interval of `step` by Wilson). NaN where there is no share: in the
        first row, after a stage nobody reached, and, for the interval, where a stage has more customers than the one
        before.

    Raises
    ------
    Invalid
        For a negative or missing number.
    """
    import pandas as pd  # 0.2 s that nobody pays before the first funnel

    return pd.DataFrame(steps(customers), columns=["customers", "step", "drop_off", "overall", "low", "high"])


def steps(customers: Sequence[float] | Mapping[str, float]) -> list[dict[str, Any]]:
    """The rows of `funnel` as plain values."""
    # The index of a Series may be anything: stages, say.
    customers = listed(customers.values() if isinstance(customers, Mapping) else customers, "the customers")
    for number, count in enumerate(customers, 1):
        if not is_number(count) or count < 0:
            raise Invalid(f"Stage {number} of the funnel has no number of customers. Enter 0 or more.")
    before = [nan, *customers]
    return [_step(count, previous, customers[0]) for count, previous in zip(customers, before, strict=False)]


def _step(count: float, before: float, first: float) -> dict[str, Any]:
    step = count / before if before else nan
    low, high = wilson(count, before) if step <= 1 else (nan, nan)
    overall = count / first if first else nan
    return {"customers": count, "step": step, "drop_off": 1 - step, "overall": overall, "low": low, "high": high}
