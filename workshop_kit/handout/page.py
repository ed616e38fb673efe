"""A workshop as one HTML file that needs nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from workshop_kit import files
from workshop_kit.document import to_dict
from workshop_kit.errors import OutputError
from workshop_kit.handout import journey, look
from workshop_kit.handout.brand import brand
from workshop_kit.handout.carried import carried
from workshop_kit.handout.curve import HEIGHT
from workshop_kit.handout.fitting import fitting, left_out
from workshop_kit.handout.given import Voices
from workshop_kit.handout.heard import Opened, heard, valued
from workshop_kit.handout.journey import LANES
from workshop_kit.handout.options import Options, chosen, remembered
from workshop_kit.handout.slim import Slim
from workshop_kit.handout.view import view
from workshop_kit.language import capital, listing, say, say_count, speaking
from workshop_kit.model import Workshop
from workshop_kit.resources import folder

#: Nothing is fetched, run, framed or sent: the page may only show what it carries.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "script-src 'none'; base-uri 'none'; form-action 'none'"
)

_IN_SCRIPT = {c: f"\\u{ord(c):04x}" for c in "&<>\u2028\u2029"}


def render(workshop: Workshop | Opened, options: Options | None = None, voices: Voices | None = None) -> str:
    """The handout as text.

    Parameters
    ----------
    workshop : Workshop or an open workshop
    options : Options, optional
        Paper, personas, sections, data; without, those that are kept with the workshop.
    voices : Voices, optional
        What customers said; without, an open workshop is asked for it; a value that is not open has none.

    Raises
    ------
    NotFound
        When the options name a persona the workshop does not have.
    """
    voices = voices or heard(workshop)
    options = options or remembered(valued(workshop))
    value = chosen(valued(workshop), options)
    if voices and options.personas:
        voices = voices.about([persona.id for persona in value.personas])
    with speaking(options.language or value.language):
        return _page(value, options, voices)


def _page(value: Workshop, options: Options, voices: Voices | None) -> str:
    shown = view(value, look.words(), options.sections, voices, options.language, fitted=not options.personas)
    body = template("body.html.j2").render(view=shown)
    return template("handout.html.j2").render(
        view=shown,
        options=options,
        policy=POLICY,
        style=_own(
            look.faces_for(body)
            + look.stylesheet(shown.sections, shown.direction)
            + look.crowded(body)
            + (brand(options.accent).style if options.accent else "")
        ),
        sprite=_own(look.sprite(body)),
        body=_own(body),
        data=_own(embedded(carried(value, options.sections))) if options.data else "",
    )


def save(workshop: Workshop | Opened, path: str | Path, *, force: bool = False, **options: Any) -> Path:
    """Write the handout, whole or not at all, and return where.

    Parameters
    ----------
    workshop : Workshop or an open workshop
    path : str or Path
    force : bool
        Whether a file that is there may be replaced.
    **options
        As in `Options`; what is not given is as it is kept with the workshop.

    Raises
    ------
    OutputError
        When the file exists and `force` is not given, or the folder cannot be written; the old file stays. Also
        where the name says that it is something else than a page.
    """
    check_ending(Path(path))
    page = render(workshop, remembered(valued(workshop), **options))
    return files.save(Path(path), page, force=force)


def check_ending(path: Path) -> None:
    """Raise OutputError where the page would lie under the name of something else."""
    if path.suffix.lower() not in ("", ".html", ".htm"):
        raise OutputError(f"'{path}' cannot be the page: end its name with .html. For a PDF as well: --pdf FILE.pdf")


def notes(workshop: Workshop, options: Options) -> list[str]:
    """What is printed otherwise than it was asked for, in words."""
    maps = journey.maps(workshop, look.words())
    left = "" if options.personas else left_out(maps, fitting(workshop, maps))
    return [said for said in (brand(options.accent).said if options.accent else "", left) if said]


def embedded(workshop: Workshop) -> str:
    """The document as JSON that cannot end its script element, whatever was typed."""
    text = json.dumps(to_dict(workshop), ensure_ascii=False, separators=(",", ":"))
    for letter, escape in _IN_SCRIPT.items():
        text = text.replace(letter, escape)
    return text


def _own(text: str) -> Markup:
    # Only what this package wrote or escaped itself comes here.
    return Markup(text)  # noqa: S704


@cache
def template(name: str) -> Template:
    """A template of the handout's folder."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder("templates") / "handout"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[Slim],
    )
    environment.filters.update(capitalized=capital, listing=listing)
    environment.globals.update(
        _=say,
        _n=say_count,
        lanes=LANES,
        height=HEIGHT,
        faces=look.words(),
        channels=look.channels(),
        portraits=look.symbols(),
    )
    return environment
