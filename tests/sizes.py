"""Workshops of any size, with about as many words in a cell as groups write."""

from __future__ import annotations

from itertools import cycle

from workshop_kit.model import Workshop

_DOES = "Stands in the queue, reads the board, and asks the person behind whether the rolls are warm."
_THINKS = "I wonder how long this takes; the tram leaves in nine minutes."
_SAYS = "They smiled before I had closed the door. Number {} on my list of small good things."
_PAIN, _IDEA = "Nobody says how long it will take", "A sign with the minutes, turned by hand"


def sized(personas: int, touchpoints: int, quotes: int | None = None) -> Workshop:
    """Everybody feels something everywhere; `quotes` of the moments say something, all when it is left out."""
    stages = [{"id": f"s{n}", "name": f"Stage {n + 1}"} for n in range(max(2, touchpoints // 8))]
    spots = [
        {"id": f"t{n}", "stage": f"s{n * len(stages) // touchpoints}", "name": f"Meets us for the {n + 1}. time"}
        for n in range(touchpoints)
    ]
    feelings, texts = cycle([0, 1, 2, 1, -1, -2, -1]), {"doing": _DOES, "thinking": _THINKS}
    moments = [
        {"persona": f"p{p}", "touchpoint": f"t{t}", "feeling": next(feelings), **texts}
        | {"pains": [{"id": f"a{p}-{t}", "text": _PAIN, "severity": t % 3 + 1}]}
        | {"ideas": [{"id": f"i{p}-{t}", "text": f"{_IDEA} ({t})"}]}
        for p in range(personas)
        for t in range(touchpoints)
    ]
    for number, moment in enumerate(moments[: len(moments) if quotes is None else quotes]):
        moment["quote"] = _SAYS.format(number)
    people = [{"id": f"p{n}", "name": f"Persona {n + 1}", "role": "Walks to work"} for n in range(personas)]
    return Workshop.model_validate(
        {"title": f"{personas} × {touchpoints}", "personas": people, "stages": stages}
        | {"touchpoints": spots, "moments": moments}
    )
