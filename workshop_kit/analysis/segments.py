"""Personas suggested from a table of customers: groups that behave alike, with the numbers that tell them apart.

k-means over the chosen columns: numbers in standard deviations (far ends cut, so that one very large value makes no
group of its own), categories by their most frequent values. As many groups as have the best silhouette (Rousseeuw
1987), and none where rows without any structure give as good ones. Every draw has a fixed seed, and equal rows in
another order give equal groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workshop_kit.errors import Invalid
from workshop_kit.language import capital, decimal, listing

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Numbers = np.ndarray[Any, Any]

#: Customers from which groups can be told, and the smallest share of them that is a group.
FEWEST, SMALLEST = 20, 0.05

#: More personas than this nobody remembers.
MOST = 6

#: A silhouette under this is no structure (Kaufman and Rousseeuw, Finding Groups in Data, 1990: 0.26).
LEAST = 0.26

#: By how much groups must be clearer than those that k-means finds where there are none.
CLEARER = 0.05

#: What is nearer to everybody than this, in standard deviations, is not worth a line.
WORTH = 0.25

#: Rows the number of groups is chosen on, and values of a category that count by themselves.
SAMPLE, VALUES = 1000, 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: "number", "category", or "" with the reason why it tells no groups apart."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of customers.

    Attributes
    ----------
    name : str
        What is most special about it.
    share : float
        Per cent of all customers.
    n : int
        How many there are.
    lines : tuple[str, ...]
        What tells it apart, the most special first, each beside the same of everybody.
    numbers : dict[str, float]
        Mean of each number and share (0–1) of each category's value, as "column" or "column: value".
    rows : tuple[int, ...]
        Places of its customers in the table.
    """

    name: str
    share: float
    n: int
    lines: tuple[str, ...]
    numbers: dict[str, float]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """All groups, the largest first.

    Attributes
    ----------
    segments : tuple[Segment, ...]
    columns : tuple[str, ...]
        What they were told apart by.
    silhouette : float | None
        How clearly, −1 … +1; None where there are none.
    read : int
        Customers with a value in at least one of the columns.
    note : str
        Why there is nothing to suggest, or what to keep in mind; "" when there is nothing to say.
    """

    segments: tuple[Segment, ...]
    columns: tuple[str, ...]
    silhouette: float | None
    read: int
    note: str


@dataclass(frozen=True, slots=True)
class _Trait:
    """A column as numbers for each customer: `value` "" is the number itself, else the share that has this value."""

    column: str
    value: str
    values: Numbers


@dataclass(frozen=True, slots=True)
class _Special:
    """How far a group is from everybody in a column, that as a line, and as a name."""

    size: float
    column: str
    line: str
    name: str


def columns(table: pd.DataFrame) -> tuple[Column, ...]:
    """What each column is and whether it can tell groups apart."""
    return tuple(_column(str(name), table[name]) for name in table.columns)


def suggest(table: pd.DataFrame, chosen: Sequence[str] = (), most: int = MOST) -> Segments:
    """Groups of customers who are alike in the chosen columns.

    Parameters
    ----------
    table : DataFrame
        One row a customer.
    chosen : list of str
        Columns to tell them apart by; none means all that can.
    most : int
        The largest number of groups.

    Raises
    ------
    Invalid
        For a column that is not there, or that cannot tell customers apart; and for fewer than twenty customers.
    """
    known = {one.name: one for one in columns(table)}
    used = _used(known, chosen)
    kept = table[used].dropna(how="all")
    if len(kept) < FEWEST:
        raise Invalid(
            f"There are {len(kept)} customers in the table. Groups can be told from {FEWEST} on, better from 100."
        )
    traits = [trait for name in used for trait in _traits(name, known[name].kind, kept[name])]
    belongs, fit, chance = _grouped(traits, most)
    if fit < max(LEAST, chance + CLEARER):
        note = "The customers are too much alike, or all different: no groups stand out. Try other columns."
        return Segments((), tuple(used), None, len(kept), note)
    groups = [_segment(traits, belongs == one, len(kept)) for one in set(belongs.tolist())]
    groups.sort(key=lambda pair: (-pair[0].n, pair[1]))
    note = "Fewer than 100 customers: take the groups as a hint." if len(kept) < 100 else ""
    return Segments(_named(groups), tuple(used), round(fit, 3), len(kept), note)


def _column(name: str, cells: pd.Series) -> Column:
    import pandas as pd

    given = cells.dropna()
    different = given.nunique()
    if len(given) < max(2, len(cells) / 2):
        return Column(name, "", "half of it is empty")
    if different < 2:
        return Column(name, "", "everybody has the same")
    numeric = pd.api.types.is_numeric_dtype(given) and not pd.api.types.is_bool_dtype(given)
    if numeric and different > 2:
        if different == len(given) and pd.api.types.is_integer_dtype(given) and _is_counting(given):
            return Column(name, "", "a running number")
        return Column(name, "number", f"a number, {_short(given.min())} to {_short(given.max())}")
    if different > max(12, len(given) / 4):
        return Column(name, "", "nearly everybody has another one")
    return Column(name, "category", f"{different} different values")


def _is_counting(given: pd.Series) -> bool:
    return len(given) > 5 and int(given.max()) - int(given.min()) == len(given) - 1


def _used(known: dict[str, Column], chosen: Sequence[str]) -> list[str]:
    for name in chosen:
        if name not in known:
            raise Invalid(f"The table has no column '{name}'. It has {listing(list(known))}.", "columns")
        if not known[name].kind:
            raise Invalid(f"The column '{name}' tells no groups apart: {known[name].about}. Leave it out.", "columns")
    used = list(dict.fromkeys(chosen)) or [name for name, one in known.items() if one.kind]
    if not used:
        raise Invalid("No column of the table tells customers apart. It needs numbers, or values that many share.")
    return used


def _traits(name: str, kind: str, cells: pd.Series) -> list[_Trait]:
    if kind == "number":
        return [_Trait(name, "", cells.astype("float64").to_numpy())]
    told = cells.astype("object").where(cells.notna(), None)
    counts = told.value_counts()
    frequent = sorted(counts.index, key=lambda value: (-counts[value], str(value)))[:VALUES]
    return [_Trait(name, _short(value), (told == value).to_numpy(dtype=float)) for value in frequent]


def _grouped(traits: list[_Trait], most: int) -> tuple[Numbers, float, float]:
    """The group of each customer, how clear the groups are, and how clear they would be without any structure."""
    import numpy as np

    points = np.column_stack([_scaled(trait) for trait in traits])
    # In an order of their own, so that the order of the table does not matter.
    ordered = points[np.lexsort(points.T)]
    some = ordered[:: -(-len(points) // SAMPLE)]
    fits = _fits(some, most)
    if not fits:
        return np.zeros(len(points), dtype=int), -1.0, 0.0
    best = max(fits, key=lambda count: (round(fits[count], 6), -count))
    chance = _fits(_without_structure(some, traits), most)
    return _assigned(points, _middles(ordered, best)), fits[best], max(chance.values(), default=0.0)


def _fits(points: Numbers, most: int) -> dict[int, float]:
    """The silhouette of each number of groups of which none is tiny."""
    import numpy as np
    from sklearn.metrics import silhouette_score

    fits = {}
    for count in range(2, min(most, len(np.unique(points.round(9), axis=0)) - 1) + 1):
        groups = _assigned(points, _middles(points, count))
        if np.bincount(groups, minlength=count).min() >= SMALLEST * len(points):
            fits[count] = float(silhouette_score(points, groups))
    return fits


def _without_structure(points: Numbers, traits: list[_Trait]) -> Numbers:
    """Numbers spread evenly over their range and categories shuffled, always in the same way (Tibshirani 2001)."""
    import numpy as np

    mixer = np.random.default_rng(0)
    orders = {trait.column: mixer.permutation(len(points)) for trait in traits}
    spread = [
        column[orders[trait.column]] if trait.value else mixer.uniform(column.min(), column.max(), len(column))
        for trait, column in zip(traits, points.T, strict=True)
    ]
    return np.column_stack(spread)


def _scaled(trait: _Trait) -> Numbers:
    """A number in standard deviations, its far ends cut; a value of a category as it is, 0 or 1."""
    import numpy as np

    if trait.value:
        return trait.values
    low, high = np.nanquantile(trait.values, [0.02, 0.98])
    cut = np.clip(trait.values, low, high)
    places = (cut - np.nanmean(cut)) / (np.nanstd(cut) or 1.0)
    return np.asarray(np.nan_to_num(places))


def _middles(points: Numbers, count: int) -> Numbers:
    import numpy as np
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    # More threads than one wait for each other longer than they work here.
    with threadpool_limits(1):
        return np.asarray(KMeans(count, n_init=3, random_state=0).fit(points).cluster_centers_)


def _assigned(points: Numbers, middles: Numbers) -> Numbers:
    import numpy as np

    return np.asarray(np.argmin((middles**2).sum(axis=1) - 2 * points @ middles.T, axis=1))


def _segment(traits: list[_Trait], inside: Numbers, total: int) -> tuple[Segment, list[str]]:
    """A group, and what it may be called, the best first."""
    import numpy as np

    told = sorted((_special(trait, inside) for trait in traits if _known(trait, inside)), key=lambda one: -one.size)
    best: dict[str, _Special] = {}
    for one in told:
        best.setdefault(one.column, one)
    shown = [one for one in best.values() if one.size >= WORTH][:5]
    n = int(inside.sum())
    group = Segment(
        name="",
        share=round(100 * n / total, 1),
        n=n,
        lines=tuple(one.line for one in shown),
        numbers={_called(trait): float(np.nanmean(trait.values[inside])) for trait in traits if _known(trait, inside)},
        rows=tuple(int(row) for row in np.flatnonzero(inside)),
    )
    return group, [one.name for one in shown]


def _special(trait: _Trait, inside: Numbers) -> _Special:
    """How far the group is from everybody, in standard deviations, and that in words."""
    import numpy as np

    own, everybody = float(np.nanmean(trait.values[inside])), float(np.nanmean(trait.values))
    away = (own - everybody) / (float(np.nanstd(trait.values)) or 1.0)
    if not trait.value:
        line = f"{trait.column}: {_short(own)} on average (all: {_short(everybody)})"
        name = f"{'High' if away > 0 else 'Low'} {trait.column}"
        return _Special(abs(away), trait.column, line, name)
    line = f"{trait.column} {trait.value}: {_percent(own)} (of all: {_percent(everybody)})"
    # What a group is says more than what it is not.
    return _Special(max(0.0, away), trait.column, line, f"{trait.column} {trait.value}")


def _named(groups: list[tuple[Segment, list[str]]]) -> tuple[Segment, ...]:
    """Groups with names of their own: by what is most special, and by a number where that is not enough."""
    named: list[Segment] = []
    for number, (group, names) in enumerate(groups, 1):
        taken = {one.name for one in named}
        name = next((capital(one) for one in names if capital(one) not in taken), f"Group {number}")
        named.append(replace(group, name=name))
    return tuple(named)


def _known(trait: _Trait, inside: Numbers) -> bool:
    import numpy as np

    return not bool(np.isnan(trait.values[inside]).all())


def _called(trait: _Trait) -> str:
    return f"{trait.column}: {trait.value}" if trait.value else trait.column


def _percent(share: float) -> str:
    return f"{decimal(round(100 * share))} %"


def _short(value: object) -> str:
    """A number with the digits one needs, a text as it is."""
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        return " ".join(str(value).split())[:60]
    number = float(value)
    return decimal(round(number)) if abs(number) >= 100 or number == round(number) else decimal(round(number, 1))
