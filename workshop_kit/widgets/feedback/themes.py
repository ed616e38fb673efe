"""Themes: what the kit suggests, what people made of it, and the comments behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from workshop_kit.analysis import coding, trace
from workshop_kit.analysis import themes as found
from workshop_kit.analysis.quoting import of_theme
from workshop_kit.changes.ops import Add, Op, Remove, Set
from workshop_kit.counting import count
from workshop_kit.errors import Invalid, NotFound
from workshop_kit.feelings import signed
from workshop_kit.language import listing
from workshop_kit.model import Theme, new_id
from workshop_kit.storage import undo
from workshop_kit.voices.standing import NONE, instead
from workshop_kit.widgets.feedback.ground import TEAM, Ground, change, ground, mean
from workshop_kit.widgets.feedback.said import face_of
from workshop_kit.widgets.link import link_of
from workshop_kit.workshops import your_name

if TYPE_CHECKING:
    import pandas as pd

    from workshop_kit.analysis.themes import Suggestion
    from workshop_kit.analysis.trace import Traced
    from workshop_kit.widgets.room import Room


def coded(here: Ground) -> pd.DataFrame:
    """What counts, comment by comment, by the one rule for it; as if the team had said all of it."""
    import pandas as pd

    belongs = trace.belonging(here.value, here.voices.codings)
    return pd.DataFrame({"feedback_id": belongs.index, "coder": TEAM, "theme_id": belongs.to_numpy()}).astype("str")


def themes(here: Ground, frame: pd.DataFrame, mine: pd.DataFrame) -> dict[str, Any]:
    """Of each theme of the map: how many comments, how it sounds, a typical one, what follows from it."""
    if not len(mine):
        return {one.id: _theme(here, one, None, None) for one in here.value.themes}
    some = frame[frame["feedback_id"].isin(mine["feedback_id"])]
    joined = some[some["comment"] != ""].merge(mine[["feedback_id", "theme_id"]], on="feedback_id")
    groups = dict(iter(joined.groupby("theme_id", sort=False)))
    traced = {one.theme_id: one for one in trace.themes(here.value, frame, mine)}
    return {one.id: _theme(here, one, traced.get(one.id), groups.get(one.id)) for one in here.value.themes}


def _theme(here: Ground, theme: Theme, way: Traced | None, rows: pd.DataFrame | None) -> dict[str, Any]:
    names = {one.id: one.name for one in here.value.actions}
    actions = [{"id": id, "name": names[id]} for id in (way.actions if way else ()) if names.get(id)]
    if way is None or rows is None or not len(rows):
        return {"n": 0, "face": None, "feeling": "", "quote": "", "lines": [], "actions": actions}
    return {
        "n": len(rows),
        "face": face_of(mean(rows["sentiment"])),
        "quote": of_theme(theme, rows["comment"], here.value.language, here.value.themes),
        "lines": [line for line in (_where(here, rows), _said_of(rows), _impact(way)) if line],
        "actions": actions,
    }


def _impact(way: Traced) -> str:
    """What the theme does to the NPS: that of all answers, against that of the others alone."""
    if way.nps_impact is None or round(abs(way.nps_impact)) == 0:
        return ""
    points = f"{abs(way.nps_impact):.0f} {'point' if round(abs(way.nps_impact)) == 1 else 'points'}"
    told = "lower" if way.nps_impact < 0 else "higher"
    return f"With these answers the NPS is {points} {told} than it would be without them."


def _where(here: Ground, rows: pd.DataFrame) -> str:
    """The touchpoints that the comments name themselves, the most frequent first."""
    names = {spot.id: spot.name for spot in here.value.touchpoints}
    named = rows["touchpoint_id"][rows["touchpoint_id"].isin(list(names))].value_counts()
    if not len(named):
        return ""
    said = [f"“{names[str(spot)]}” ({n})" for spot, n in named.head(3).items()]
    return f"Said at {listing(said)}."


def _said_of(rows: pd.DataFrame) -> str:
    kinds = rows["source"][rows["source"] != ""].value_counts()
    return f"Heard in {listing([f'{kind} ({n})' for kind, n in kinds.head(3).items()])}." if len(kinds) else ""


def agreement(here: Ground) -> dict[str, Any] | None:
    """How far coders agree, in words; None while one alone has coded."""
    codings = here.voices.codings
    if codings["coder"].nunique() < 2:
        return None
    told = coding.agreement(codings)
    short = f"{listing(list(told.coders))}, {count(told.comments, 'comment')} in common"
    return {"words": told.words, "figures": _figures(told), "short": short, "disputed": len(told.disputed)}


def _figures(told: coding.Agreement) -> str:
    """The numbers that the words stand on, for those who want to quote them."""
    known = [("Cohen's kappa", told.kappa), ("Krippendorff's alpha", told.alpha)]
    said = [f"{name} {signed(value, 2).lstrip('+')}" for name, value in known if value is not None]
    return f"{' · '.join(said)}. 1 is full agreement, 0 is what chance alone would give." if said else ""


# --- what the page may ask for --------------------------------------------------------------------------------------


def suggest(room: Room) -> dict[str, Any]:
    """Groups of similar comments among those that are in no theme yet."""
    here = ground(room)
    told = _suggestions(here, _left(here))
    return {"themes": [_offer(here, one) for one in told.themes], "note": told.note}


def accept(room: Room, themes: list[dict[str, str]]) -> dict[str, Any]:
    """Make themes of suggestions, by the names that people gave them, and put their comments there.

    By the name of a theme that there is they come into it: what was brought in later often says the same.
    """
    here = ground(room)
    offered = {one.key: one for one in _suggestions(here, _left(here)).themes}
    taken = [(offered[one["key"]], one["name"]) for one in themes if one["key"] in offered]
    if not taken:
        raise NotFound("These comments are in themes already. Look for more themes.")
    _adopt(here, taken, {one.name.casefold(): one for one in here.value.themes if one.name})
    names = listing([f"“{name}”" for _, name in taken]) if len(taken) < 4 else count(len(taken), "theme").capitalize()
    said = f"{names}: {count(sum(one.n for one, _ in taken), 'comment')} found their place."
    missed = listing([f"“{one['name']}”" for one in themes if one["key"] not in offered])
    if missed:
        said += f" Not taken: {missed}, because its comments were sorted meanwhile. Look for more themes."
    return {"said": said}


def split(room: Room, theme: str) -> dict[str, Any]:
    """How a theme would part."""
    here = ground(room)
    told = _suggestions(here, _inside(here, theme), 3)
    return {"themes": [_offer(here, one) for one in told.themes], "note": told.note}


def part(room: Room, theme: str) -> dict[str, Any]:
    """Part a theme: the largest piece keeps its place, the others become themes of their own."""
    here = ground(room)
    told = _suggestions(here, _inside(here, theme), 3).themes
    if len(told) < 2:
        raise Invalid("These comments do not part. Move single ones into another theme instead.")
    _adopt(here, [(one, one.name) for one in told[1:]])
    return {}


def merge(room: Room, into: str, themes: list[str]) -> dict[str, Any]:
    """Put themes into one; it belongs wherever one of them did.

    Codings stay as they are, and the theme says which ones it stands for: an undo of whatever kind brings all back.
    """
    here = ground(room)
    known = {one.id: one for one in here.value.themes}
    those = [known[one] for one in themes if one in known and one != into]
    if into not in known or not those:
        raise NotFound("One of these themes is gone. Choose again.")
    spots = dict.fromkeys(spot for one in (known[into], *those) for spot in one.touchpoints)
    phrases = dict.fromkeys(phrase for one in (known[into], *those) for phrase in one.phrases)
    gone = dict.fromkeys(id for one in those for id in (one.id, *one.merged))
    merged = dict.fromkeys([*known[into].merged, *gone])
    # What is merged stands first: the head of the page tells it when it is taken back.
    fields = {"merged": [*merged], "touchpoints": [*spots], "phrases": [*phrases][:12]}
    new = {name: value for name, value in fields.items() if value != [*getattr(known[into], name)]}
    joined = Set(kind="theme", id=into, fields=new)
    return {"rev": change(room, [joined, *(Remove(kind="theme", id=one.id) for one in those)])}


def part_again(room: Room, rev: int) -> dict[str, Any]:
    """Take a merge back; comments that were put elsewhere since stay there."""
    link = link_of(room)
    undo.undo(link.store, link.id, your_name(link.store), rev=rev)
    link.look()
    return {}


def dissolve(room: Room, theme: str) -> dict[str, Any]:
    """Take a theme away. Its comments keep their codes, so that an undo brings all of it back."""
    change(room, [Remove(kind="theme", id=theme)])
    return {}


def code(room: Room, ids: list[str], theme: str, coder: str = "") -> dict[str, Any]:
    """Put comments into a theme, or into none; where others have sorted one, the team's none counts against them."""
    voices = ground(room).voices
    codings = voices.codings
    others = {*codings["feedback_id"][codings["coder"] != TEAM]} if not theme and coder in ("", TEAM) else set()
    voices.code(coder or TEAM, {id: NONE if id in others else theme for id in ids})
    return {}


def felt(room: Room, id: str, feeling: float | None) -> dict[str, Any]:
    """Say how a comment sounds."""
    ground(room).voices.feel([id], feeling)
    return {}


# --- inside ---------------------------------------------------------------------------------------------------------


def _left(here: Ground) -> pd.DataFrame:
    frame = here.voices.frame
    return frame[(frame["comment"] != "") & ~frame["feedback_id"].isin(coded(here)["feedback_id"])]


def _inside(here: Ground, theme: str) -> pd.DataFrame:
    mine = coded(here)
    frame = here.voices.frame
    return frame[frame["feedback_id"].isin(mine["feedback_id"][mine["theme_id"] == theme])]


def _suggestions(here: Ground, comments: pd.DataFrame, most: int = 12) -> Any:
    names = {spot.id: spot.name for spot in here.value.touchpoints}
    return found.suggest(comments, here.value.language, names, most)


def _offer(here: Ground, one: Suggestion) -> dict[str, Any]:
    names = {spot.id: spot.name for spot in here.value.touchpoints}
    where = f"mostly “{names[one.touchpoint_id]}”" if one.touchpoint_id in names else ""
    said = " · ".join(filter(None, [count(one.n, "comment"), where, ", ".join(one.phrases[:4])]))
    quotes = list(one.quotes)
    doubt = "They have little in common: read some of them before you accept." if one.loose else ""
    offer = {"key": one.key, "name": one.name, "n": one.n, "face": face_of(one.feeling)}
    return {**offer, "quotes": quotes, "said": said, "doubt": doubt}


def _adopt(here: Ground, taken: Iterable[tuple[Suggestion, str]], known: Mapping[str, Theme] | None = None) -> None:
    """Put comments into new themes, or into a `known` one of that name, which gets a place if it has none."""
    ops: list[Op] = []
    placed: dict[str, list[str]] = {}
    named = {name: theme.id for name, theme in (known or {}).items()}
    without = {theme.id for theme in (known or {}).values() if not theme.touchpoints}
    mine = coded(here)
    codes: dict[str, str] = {}
    spots = {spot.id for spot in here.value.touchpoints}
    for one, name in taken:
        belongs = [one.touchpoint_id] if one.touchpoint_id in spots else []
        if there := named.get(name.strip().casefold()):
            codes |= dict.fromkeys(one.feedback_ids, there)
            if belongs and there in without:
                placed.setdefault(there, belongs)
            continue
        theme = named[name.strip().casefold()] = new_id()
        fields = {"name": name[:300], "kind": one.kind, "phrases": list(one.phrases), "touchpoints": belongs}
        ops.append(Add(kind="theme", id=theme, fields=fields))
        codes |= dict.fromkeys(one.feedback_ids, theme)
    # Codings first: those of a theme that is not on the map yet count for nothing, if the second step never comes.
    had = dict(zip(mine["feedback_id"], mine["theme_id"], strict=True))
    here.voices.code(TEAM, {id: instead(theme, had.get(id, "")) for id, theme in codes.items()})
    ops += [Set(kind="theme", id=id, fields={"touchpoints": belongs}) for id, belongs in placed.items()]
    if ops:
        change(here.room, ops)
