"""What the funnel says: where most leave, who leaves more than the others, and what is odd about the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_kit.analysis import leaks
from workshop_kit.analysis.leaks import Contrast, Counted, Dimension, Flow, Row, Step
from workshop_kit.counting import count
from workshop_kit.model import Workshop

_MANY = {"device": "devices", "segment": "segments", "period": "periods"}
#: Rows with a missing number that are told one by one.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """The funnel by one dimension: its groups, or why there is nothing to compare."""

    by: Dimension
    flows: tuple[Flow, ...]
    text: str


@dataclass(frozen=True, slots=True)
class FunnelTold:
    """The funnel in words.

    Attributes
    ----------
    table : Counted
    whole : Flow | None
        The way of everybody.
    headline : str
        The largest leak.
    detail : str
        Of how many the last stage is reached.
    contrast : str
        Who differs from all others, hardly by chance; or that nobody does.
    notes : tuple[str, ...]
        What is odd: nobody left, more than before, missing numbers.
    cuts : tuple[Cut, ...]
        By device, segment and period.
    """

    table: Counted
    whole: Flow | None
    headline: str
    detail: str
    contrast: str
    notes: tuple[str, ...]
    cuts: tuple[Cut, ...]


def told_funnel(workshop: Workshop) -> FunnelTold | None:
    """The funnel of a workshop; None while nothing was counted."""
    table = leaks.counted(workshop.counts, [one.name for one in workshop.stages])
    if not table.rows:
        return None
    whole = leaks.flow(table)
    who = workshop.customers or "customers"
    return FunnelTold(
        table=table,
        whole=whole,
        headline=_leak(whole, who) if whole else _nothing(table),
        detail=_overall(whole, who) if whole else "",
        contrast=_contrast(leaks.contrast(table), table) if whole else "",
        notes=(*_gaps(table), *_uncounted(workshop, table), *_odd(whole, who)),
        cuts=tuple(_cut(table, by) for by in leaks.DIMENSIONS),
    )


def percent(share: float) -> str:
    """A share, 0–1, in percent: 47 %, 0.4 %; never rounded to all or to nothing."""
    value = 100 * share
    text = f"{value:.0f}" if value >= 1 or not value else f"{value:.1f}"
    if text == "100" and value < 100:
        text = f"{min(value, 99.9):.1f}"
    return f"{'under 0.1' if text == '0.0' else text} %"


def interval(step: Step) -> str:
    """The interval of a step: 45 to 49 %."""
    if step.low is None or step.high is None:
        return ""
    low, high = percent(step.low), percent(step.high)
    return f"{low.removesuffix(' %')} to {high}" if low != high else high


def row_name(row: Row) -> str:
    """What the customers of a row have in common, as people say it."""
    return ", ".join(part for part in (row.period, row.device, row.segment) if part) or "the only row"


def _leak(whole: Flow, who: str) -> str:
    step = whole.leak
    if step is None:
        return f"Nobody is lost on the way: all {who} go on"
    before = whole.steps[whole.steps.index(step) - 1].stage
    return f"Most leave between {before} and {step.stage}: {_of_hundred(step.lost or 0)} {who}"


def _of_hundred(share: float) -> str:
    value = 100 * share
    if 99.5 <= value < 100:
        return "nearly all"
    return f"{value:.0f} of 100" if value >= 1 else "fewer than 1 of 100"


def _overall(whole: Flow, who: str) -> str:
    first, last = whole.steps[0], whole.steps[-1]
    if whole.overall is None:
        return f"Nobody was counted at {first.stage}, so there is no share of all."
    if whole.overall > 1:
        return f"{last.customers:,} {who} at {last.stage}, more than the {first.customers:,} at {first.stage}."
    reached = f"{last.customers:,} reach {last.stage}: {percent(whole.overall)}"
    return f"Of {first.customers:,} {who} at {first.stage}, {reached}."


def _nothing(table: Counted) -> str:
    if len(table.stages) < 2:
        return f"Only {table.stages[0]} was counted: a funnel needs a second stage"
    return "Every row lacks a number, so nothing can be added up yet"


def _contrast(found: Contrast | None, table: Counted) -> str:
    groups = [_MANY[by] for by in ("device", "segment") if len({getattr(row, by) for row in table.rows}) > 1]
    if not groups:
        return ""
    if found is None:
        return f"Between {' and '.join(groups)} nothing differs more than chance would make it."
    name = found.name or f"Those without a {found.by}"
    ends = sorted(abs(100 * one) for one in (found.difference.low, found.difference.high))
    share, rest = percent(found.step.share or 0), percent(found.others.share or 0)
    points = f"{abs(100 * found.difference.value):.0f} points {'fewer' if found.difference.value < 0 else 'more'}"
    return (
        f"{name[:1].upper()}{name[1:]}: {share} go on to {found.step.stage}, of all others {rest}. "
        f"That is {points}, between {ends[0]:.0f} and {ends[1]:.0f}; hardly chance."
    )


def _gaps(table: Counted) -> Iterator[str]:
    for row, names in list(table.gaps.items())[:_TOLD]:
        yield f"No number for {' and '.join(names)} in {row_name(row)}: this row is left out of the sums."
    more = len(table.gaps) - _TOLD
    if more > 0:
        rows = count(more, "more row")
        yield f"{rows[:1].upper()}{rows[1:]} with a missing number {'is' if more == 1 else 'are'} left out as well."


def _uncounted(workshop: Workshop, table: Counted) -> Iterator[str]:
    """Stages of the journey between counted ones that have no number at all."""
    names = [one.name.strip() for one in workshop.stages]
    at = [place for place, name in enumerate(names) if name in table.stages]
    between = names[at[0] : at[-1]] if at else []
    lacking = [name for name in between if name and name not in table.stages]
    if lacking:
        yield f"Nobody counted {' and '.join(lacking)}: the step leads over {'it' if len(lacking) == 1 else 'them'}."


def _odd(whole: Flow | None, who: str) -> Iterator[str]:
    for step in whole.steps if whole else ():
        if step.customers == 0 and step is not (whole and whole.steps[-1]):
            yield f"Nobody reached {step.stage}, so nothing can be said about the step after it."
        elif step.share is not None and step.share > 1:
            yield (
                f"More {who} at {step.stage} ({step.customers:,}) than before ({step.before:,}): some come in from "
                "elsewhere, or the two were not counted alike. This step has no interval."
            )


def _cut(table: Counted, by: Dimension) -> Cut:
    found = tuple(leaks.flows(table, by))
    if not any(one.name for one in found):
        return Cut(by, found, f"No {by} was entered.")
    if len(found) == 1:
        return Cut(by, found, f"All numbers are of one {by}, {found[0].name}: there is nothing to compare.")
    return Cut(by, found, "")
