"""How a feeling is written, and which of the five faces stands for a mean."""

from __future__ import annotations

from math import copysign, floor

from workshop_kit.language import decimal, in_figures


def signed(feeling: float, places: int = 2, *, fixed: bool = False) -> str:
    """A feeling as people write it, with a true minus: +2, 0, −1.5; half is rounded away from zero.

    Parameters
    ----------
    feeling : float
        −2 … +2, or a difference of such.
    places : int
        Decimal places at most.
    fixed : bool
        Whether to write all of them: 0.0, +1.0.
    """
    size = floor(abs(feeling) * 10**places + 0.5) / 10**places
    text = decimal(size, places if fixed else None)
    return in_figures(f"{'−' if feeling < 0 else '+'}{text}") if size else text


def face(feeling: float) -> int:
    """The face nearest to a mean, −2 … +2; halfway between two, the stronger one."""
    return int(copysign(min(2, floor(abs(feeling) + 0.5)), feeling))
