"""How far people who sorted the same comments agree, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import nan

from workshop_kit.analysis.given import listed, missing, written
from workshop_kit.errors import Invalid

Codes = Sequence[Hashable | None]


def kappa(coder_a: Codes, coder_b: Codes) -> float:
    """Cohen's kappa of two coders (1960): (observed − expected agreement) ÷ (1 − expected), at most 1.

    Comments that one of them left out (None, or NaN in a Series) do not count. NaN where chance alone would agree
    always: with no comment in common, or a single code.

    Raises
    ------
    Invalid
        When the two did not sort equally many comments.
    """
    coder_a, coder_b = (listed(one, "the codes") for one in (coder_a, coder_b))
    if len(coder_a) != len(coder_b):
        raise Invalid(f"One coder has {len(coder_a)} codes, the other {len(coder_b)}. Give one code for each comment.")
    pairs = [(a, b) for a, b in zip(coder_a, coder_b, strict=True) if not missing(a) and not missing(b)]
    if not pairs:
        return nan
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / len(pairs)
    expected = sum(first[code] * second[code] for code in first) / len(pairs) ** 2
    return (observed - expected) / (1 - expected) if expected < 1 else nan


def alpha(codes_by_coder: Sequence[Codes] | Mapping[str, Codes]) -> float:
    """Krippendorff's alpha for two or more coders and codes without an order (2011): 1 − observed ÷ expected dissent.

    None, or NaN in a Series, marks a comment that a coder left out; comments with fewer than two codes do not count.
    NaN where nobody could have disagreed.

    Raises
    ------
    Invalid
        When the coders did not sort equally many comments.
    """
    if hasattr(codes_by_coder, "items"):
        # A dict, or a DataFrame with a column for each coder.
        codes_by_coder = [codes for _, codes in codes_by_coder.items()]
    if not isinstance(codes_by_coder, Iterable):
        raise Invalid(f"{written(codes_by_coder)} is no list. Give the codes of each coder.")
    coders = [listed(codes, "the codes") for codes in codes_by_coder]
    if len({len(codes) for codes in coders}) > 1:
        raise Invalid("The coders have different numbers of codes. Give one code for each comment, or None.")
    units = [Counter(code for code in unit if not missing(code)) for unit in zip(*coders, strict=True)]
    units = [unit for unit in units if unit.total() > 1]
    totals: Counter[Hashable] = sum(units, Counter())
    n = totals.total()
    # Pairs of unlike codes: within a comment, and as they would fall if all codes were shuffled.
    observed = sum((unit.total() ** 2 - _squares(unit)) / (unit.total() - 1) for unit in units)
    expected = (n**2 - _squares(totals)) / (n - 1) if n > 1 else 0
    return 1 - observed / expected if expected else nan


def _squares(counts: Counter[Hashable]) -> int:
    return sum(count**2 for count in counts.values())
