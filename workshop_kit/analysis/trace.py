"""From one comment to the system and back: comment → theme → touchpoint → action, with counts.

A comment belongs to the theme the team decided on, else to the one most coders gave it; of equally many to the one that
stands first in the workshop. That is the one rule of page, handout and actions, asked comment by comment. A theme
belongs to its touchpoints; an action to the themes it names, and to those its opportunity comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_kit.analysis.satisfaction import nps
from workshop_kit.model import Action, Theme, Workshop

if TYPE_CHECKING:
    import pandas as pd


#: The coder whose word decides: who sorts comments where nobody gives a name.
TEAM = "Team"


@dataclass(frozen=True, slots=True)
class Traced:
    """A theme with everything that hangs on it.

    Attributes
    ----------
    theme_id, name, kind : str
        As in the workshop.
    feedback_ids : tuple[str, ...]
        Its comments.
    n, share : int, float
        How many, and what share, 0–1, of the comments that have a theme.
    feeling : float | None
        Their mean feeling, −2 … +2.
    touchpoints, actions : tuple[str, ...]
        Ids of the touchpoints it is about and the actions that answer it.
    sources : dict[str, int]
        Its comments by source, the most frequent first.
    nps_impact : float | None
        NPS of all answers − NPS without this theme's, in points: below zero it costs, above zero it brings.
    """

    theme_id: str
    name: str
    kind: str
    feedback_ids: tuple[str, ...]
    n: int
    share: float
    feeling: float | None
    touchpoints: tuple[str, ...]
    actions: tuple[str, ...]
    sources: dict[str, int]
    nps_impact: float | None


@dataclass(frozen=True, slots=True)
class Way:
    """What became of one comment: its theme, where on the map that belongs, and what is done about it."""

    feedback_id: str
    theme_id: str
    touchpoints: tuple[str, ...]
    actions: tuple[str, ...]


def belonging(workshop: Workshop, codings: pd.DataFrame) -> pd.Series:
    """The theme of each comment that has one, by feedback id; themes that are gone count for nothing.

    The team may have decided for none, with the theme "": then the others' word does not count either.
    """
    import pandas as pd

    order = {theme.id: place for place, theme in enumerate(workshop.themes)}
    told = codings[codings["theme_id"].isin([*order, ""])]
    mine = told[told["coder"] == TEAM].drop_duplicates("feedback_id", keep="last")
    others = told[~told["feedback_id"].isin(mine["feedback_id"])]
    told = pd.concat([mine, others])
    told = told[told["theme_id"] != ""]
    votes = told.groupby(["feedback_id", "theme_id"]).size().rename("votes").reset_index()
    votes["order"] = votes["theme_id"].map(order)
    votes = votes.sort_values(["feedback_id", "votes", "order"], ascending=[True, False, True], kind="stable")
    first = votes.drop_duplicates("feedback_id")
    return pd.Series(first["theme_id"].to_numpy(), index=first["feedback_id"].to_numpy(), dtype="str")


def named_by(feedback: pd.DataFrame, belongs: pd.Series) -> pd.Series:
    """The theme of each row of feedback; "" for none."""
    # A column of nothing but gaps would be one of numbers.
    return feedback["feedback_id"].map(belongs).astype("object").fillna("")


def themes(workshop: Workshop, feedback: pd.DataFrame, codings: pd.DataFrame) -> tuple[Traced, ...]:
    """Every theme of the workshop with its comments, touchpoints and actions, in the workshop's order."""
    named = named_by(feedback, belonging(workshop, codings))
    total = int((named != "").sum())
    whole = _scores(feedback)
    return tuple(
        _traced(theme, workshop, feedback, (named == theme.id).to_numpy(), total, whole) for theme in workshop.themes
    )


def way(workshop: Workshop, codings: pd.DataFrame, feedback_id: str) -> Way:
    """What became of a comment; empty where it has no theme."""
    belongs = belonging(workshop, codings[codings["feedback_id"] == feedback_id])
    theme = next((one for one in workshop.themes if one.id == belongs.get(feedback_id)), None)
    if theme is None:
        return Way(feedback_id, "", (), ())
    return Way(feedback_id, theme.id, _spots(theme, workshop), _answers(theme, workshop))


def behind(workshop: Workshop, codings: pd.DataFrame, action_id: str) -> tuple[str, ...]:
    """The comments behind an action, by id: those of its themes."""
    themes = {theme.id for theme in workshop.themes if action_id in _answers(theme, workshop)}
    belongs = belonging(workshop, codings)
    return tuple(str(id) for id in belongs.index[belongs.isin(list(themes))])


def nps_impact(feedback: pd.DataFrame, inside: pd.Series) -> float | None:
    """NPS of all − NPS without the answers inside, in points; None where one of the two has no answer."""
    return _impact(_scores(feedback), _scores(feedback[inside.to_numpy()]))


def _traced(
    theme: Theme, workshop: Workshop, feedback: pd.DataFrame, inside: object, total: int, whole: dict[int, int]
) -> Traced:
    rows = feedback[inside]
    felt = rows["feeling"].dropna()
    sources = rows["source"].value_counts()
    return Traced(
        theme_id=theme.id,
        name=theme.name,
        kind=theme.kind,
        feedback_ids=tuple(rows["feedback_id"]),
        n=len(rows),
        share=len(rows) / total if total else 0.0,
        feeling=float(felt.mean()) if len(felt) else None,
        touchpoints=_spots(theme, workshop),
        actions=_answers(theme, workshop),
        sources={str(name): int(n) for name, n in sources.items()},
        nps_impact=_impact(whole, _scores(rows)),
    )


def _scores(feedback: pd.DataFrame) -> dict[int, int]:
    counts = feedback["nps"].dropna().value_counts()
    return {int(score): int(n) for score, n in counts.items()}


def _impact(whole: dict[int, int], part: dict[int, int]) -> float | None:
    rest = {score: n - part.get(score, 0) for score, n in whole.items()}
    every, others = nps(whole).value, nps(rest).value
    return None if every is None or others is None or not part else every - others


def _spots(theme: Theme, workshop: Workshop) -> tuple[str, ...]:
    known = {spot.id for spot in workshop.touchpoints}
    return tuple(id for id in theme.touchpoints if id in known)


def _answers(theme: Theme, workshop: Workshop) -> tuple[str, ...]:
    chances = {one.id for one in workshop.opportunities if theme.id in one.origin}
    return tuple(one.id for one in workshop.actions if _named(one, theme.id, chances))


def _named(action: Action, theme: str, chances: set[str]) -> bool:
    return action.status != "dropped" and (theme in action.themes or action.opportunity in chances)
