"""Templates are written for people; a page leaves out what its readers' browsers do without."""

from __future__ import annotations

import re

from jinja2.ext import Extension

#: Ends that HTML does not ask for: the next part, or the end of the whole, says it. The lines' ends around them go
#: too, so that an empty cell stays empty.
_ENDS = re.compile(r"\n?</(?:td|th|tr|li|dt|dd|thead|tbody)>\n?")
#: Lines that end between two blocks, or where a block begins.
_LINES = re.compile(
    r"(</(?:div|dl|ul|ol|table|caption|blockquote|details|article|section|h[1-4]|p|g|text)>"
    r'|<(?:div|dl|ul|ol|li|table|thead|tbody|tr|article|section|header)(?: class="[\w -]+")?>)\n'
)
#: Lines that end before a block, or between two parts of a drawing.
_BREAKS = re.compile(
    r"\n(?=</?(?:meta|title|style|head|body|header|main|nav|section|article|figure|div|dl|ol|ul|li|h[1-4]|details|table"
    r"|caption|th|tr|g|path|rect|symbol|text|use)\b)"
)
#: Marks around a single word, which stands for itself. Only of attributes that hold none but the templates' own words.
_MARKS = re.compile(
    r"(\s(?:class|scope|role|aria-hidden|width|height|text-anchor|vector-effect|preserveAspectRatio)=)"
    r'"([\w-]+)"(?=[\s>]|\{% (?:end)?if )'
)


class Slim(Extension):
    """Makes templates smaller as they are loaded, so that nothing which somebody typed is ever touched."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template without what may be left out."""
        return _MARKS.sub(r"\1\2", _BREAKS.sub("", _LINES.sub(r"\1", _ENDS.sub("", source))))
