"""What customers are worth, and how many are lost."""

from __future__ import annotations

from workshop_kit.analysis.given import is_number, written
from workshop_kit.errors import Invalid


def churn(lost: float, start: float) -> float:
    """Share of customers lost in a period, 0–1: lost in the period ÷ customers at its start.

    Raises
    ------
    Invalid
        Without customers at the start, or when more are lost than there were.
    """
    if not is_number(start) or start <= 0:
        raise Invalid("Churn needs customers at the start of the period. Enter how many there were.", "start")
    if not is_number(lost) or not 0 <= lost <= start:
        raise Invalid(
            f"{written(lost)} customers lost of {start:g} cannot be. Count only those who were there.", "lost"
        )
    return lost / start


def clv(revenue: float, margin: float, churn: float) -> float:
    """Customer lifetime value, in the money of `revenue`: revenue × margin ÷ churn.

    Parameters
    ----------
    revenue : float
        Average revenue per customer and period.
    margin : float
        Gross margin, share 0–1.
    churn : float
        Share of customers lost in the same period, 0–1.

    Raises
    ------
    Invalid
        At zero churn, where the value has no limit, for shares that are none, and without a revenue.
    """
    if not is_number(churn) or not 0 < churn <= 1:
        raise Invalid(
            "The value of a customer needs a churn above 0 and up to 1: with no loss it has no limit.", "churn"
        )
    if not is_number(margin) or not 0 <= margin <= 1:
        raise Invalid(f"A margin of {written(margin)} is none. Enter a share from 0 to 1: 0.7 for 70 %.", "margin")
    if not is_number(revenue):
        raise Invalid("Enter what a customer pays in a period, as a number.", "revenue")
    return revenue * margin / churn
