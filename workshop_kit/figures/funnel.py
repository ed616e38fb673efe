"""What the funnel says: where most leave, who leaves more than the others, and what is odd about the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_kit.analysis import leaks
from workshop_kit.analysis.leaks import Contrast, Counted, Dimension, Flow, Row, Step
from workshop_kit.figures.numbers import apart
from workshop_kit.language import capital, counted, decimal, grouped, later, listing, say, say_count
from workshop_kit.model import Workshop
from workshop_kit.personas import crowd

#: What is said where nobody differs, and of those without a name, by what the rows are told apart by.
_ALIKE = {
    ("device",): later("Between devices nothing differs more than chance would make it."),
    ("segment",): later("Between segments nothing differs more than chance would make it."),
    ("device", "segment"): later("Between devices and segments nothing differs more than chance would make it."),
}
_NAMELESS = {"device": later("Those without a device"), "segment": later("Those without a segment")}
_MORE = counted(
    "{number} more row with a missing number is left out as well.",
    "{number} more rows with a missing number are left out as well.",
)
_UNCOUNTED = counted(
    "Nobody counted {stages}: the step leads over it.", "Nobody counted {stages}: the step leads over them."
)
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
    who = crowd(workshop)
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
    tenths = 0 < value < 1 or 99.5 <= value < 100
    if tenths and f"{value:.1f}" == "0.0":
        return say("under {share}", share=f"{decimal(0.1, 1)} %")
    return f"{decimal(min(value, 99.9), 1) if tenths else decimal(value, 0)} %"


def interval(step: Step) -> str:
    """The interval of a step: 45 to 49 %."""
    if step.low is None or step.high is None:
        return ""
    low, high = percent(step.low), percent(step.high)
    return say("{low} to {high}", low=low.removesuffix(" %"), high=high) if low != high else high


def row_name(row: Row) -> str:
    """What the customers of a row have in common, as people say it."""
    return ", ".join(part for part in (row.period, row.device, row.segment) if part) or say("the only row")


def _leak(whole: Flow, who: str) -> str:
    step = whole.leak
    if not any(one.customers for one in whole.steps):
        return say("Every number is 0: nobody was counted anywhere yet")
    if step is None:
        return say("Nobody is lost on the way: all {customers} go on", customers=who)
    value = 100 * (step.lost or 0)
    names = {"before": whole.steps[whole.steps.index(step) - 1].stage, "stage": step.stage, "customers": who}
    if 99.5 <= value < 100:
        return say("Most leave between {before} and {stage}: nearly all {customers}", **names)
    if value < 1:
        return say("Most leave between {before} and {stage}: fewer than 1 of 100 {customers}", **names)
    number = decimal(value, 0)
    return say("Most leave between {before} and {stage}: {number} of 100 {customers}", number=number, **names)


def _overall(whole: Flow, who: str) -> str:
    first, last = whole.steps[0], whole.steps[-1]
    if whole.overall is None:
        return say("Nobody was counted at {stage}, so there is no share of all.", stage=first.stage)
    told = {"number": grouped(last.customers), "last": last.stage, "all": grouped(first.customers)}
    told |= {"first": first.stage, "customers": who}
    if whole.overall > 1:
        return say("{number} {customers} at {last}, more than the {all} at {first}.", **told)
    if any(one.customers > (one.before or 0) for one in whole.steps[1:]):
        return say(
            "{number} {customers} at {last} for {all} at {first}; some came in on the way, so it is no share of them.",
            **told,
        )
    share = percent(whole.overall)
    return say("Of {all} {customers} at {first}, {number} reach {last}: {share}.", share=share, **told)


def _nothing(table: Counted) -> str:
    if len(table.stages) < 2:
        return say("Only {stage} was counted: a funnel needs a second stage", stage=table.stages[0])
    return say("Every row lacks a number, so nothing can be added up yet")


def _contrast(found: Contrast | None, table: Counted) -> str:
    groups = tuple(by for by in ("device", "segment") if len({getattr(row, by) for row in table.rows}) > 1)
    if not groups:
        return ""
    if found is None:
        return say(_ALIKE[groups])
    name = found.name or say(_NAMELESS[found.by])
    told = say(
        "{name}: {share} go on to {stage}, of all others {rest}.",
        name=capital(name),
        share=percent(found.step.share or 0),
        stage=found.step.stage,
        rest=percent(found.others.share or 0),
    )
    return f"{told} {_apart(found)}"


def _apart(found: Contrast) -> str:
    low, high = sorted(abs(100 * one) for one in (found.difference.low, found.difference.high))
    told = {
        "size": apart(round(100 * found.difference.value), "points"),
        "low": decimal(low, 0),
        "high": decimal(high, 0),
    }
    if found.difference.value < 0:
        return say("That is {size} fewer, between {low} and {high}; hardly chance.", **told)
    return say("That is {size} more, between {low} and {high}; hardly chance.", **told)


def _gaps(table: Counted) -> Iterator[str]:
    for row, names in list(table.gaps.items())[:_TOLD]:
        told = {"stages": listing(names), "row": row_name(row)}
        yield say("No number for {stages} in {row}: this row is left out of the sums.", **told)
    more = len(table.gaps) - _TOLD
    if more > 0:
        rows = say_count(more, *_MORE)
        yield capital(rows)


def _uncounted(workshop: Workshop, table: Counted) -> Iterator[str]:
    """Stages of the journey between counted ones that have no number at all."""
    names = [one.name.strip() for one in workshop.stages]
    at = [place for place, name in enumerate(names) if name in table.stages]
    between = names[at[0] : at[-1]] if at else []
    lacking = [name for name in between if name and name not in table.stages]
    if lacking:
        yield say_count(len(lacking), *_UNCOUNTED, stages=listing(lacking))


def _odd(whole: Flow | None, who: str) -> Iterator[str]:
    if whole is None or not any(one.customers for one in whole.steps):
        return
    for step in whole.steps:
        if step.customers == 0 and step is not whole.steps[-1]:
            yield say("Nobody reached {stage}, so nothing can be said about the step after it.", stage=step.stage)
        elif step.before == 0 and step.customers:
            yield say(
                "{number} {customers} at {stage} and nobody before: they come in from elsewhere, or the two were not "
                "counted alike.",
                number=grouped(step.customers),
                customers=who,
                stage=step.stage,
            )
        elif step.share is not None and step.share > 1:
            yield say(
                "More {customers} at {stage} ({number}) than before ({before}): some come in from elsewhere, or the "
                "two were not counted alike. This step has no interval.",
                customers=who,
                stage=step.stage,
                number=grouped(step.customers),
                before=grouped(step.before or 0),
            )


def _cut(table: Counted, by: Dimension) -> Cut:
    found = tuple(leaks.flows(table, by))
    if not any(one.name for one in found):
        return Cut(by, found, f"No {by} was entered.")
    if len(found) == 1:
        return Cut(by, found, f"All numbers are of one {by}, {found[0].name}: there is nothing to compare.")
    return Cut(by, found, "")
