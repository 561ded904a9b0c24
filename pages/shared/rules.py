"""What may be said of a number: the small-base rule, and the direction rule for adoption.

The macros `has_base`, `share_on_base` and `direction_of_spend` keep the same rules where a query computes; a test
holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from pipelines.catalogue import FIELDS

SMALLEST_BASE = 10  # invoice lines, bodies or respondents
SMALLEST_CHANGE = 2.0  # percentage points
Z = 1.959964  # 95%, two sides

UP, DOWN, NO_CLEAR_CHANGE, CANNOT_BE_SAID = "up", "down", "no clear change", "cannot be said"
DIRECTIONS = (UP, DOWN, NO_CLEAR_CHANGE, CANNOT_BE_SAID)


def has_base(base: int | None) -> bool:
    """Whether a share, rank or direction may be given on this many lines, bodies or respondents."""
    return base is not None and base >= SMALLEST_BASE


def lacks_base(column: str, row: Mapping[str, object]) -> bool:
    """Whether a share of a row is missing because its base is small, not because the base is not known."""
    base = row.get(FIELDS[column].base)
    return FIELDS[column].unit == "%" and isinstance(base, int) and not has_base(base)


def direction_of_share(part: int | None, whole: int | None, part_before: int | None, whole_before: int | None) -> str:
    """The direction of a share of bodies from one year to the next.

    A change counts when it exceeds 2 percentage points and the 95% interval of the difference leaves out 0.
    """
    if part is None or whole is None or part_before is None or whole_before is None:
        return CANNOT_BE_SAID
    if not (has_base(whole) and has_base(whole_before)):
        return CANNOT_BE_SAID
    points = 100 * (part / whole - part_before / whole_before)
    low, high = interval_of_difference(part, whole, part_before, whole_before)
    if abs(points) <= SMALLEST_CHANGE or low <= 0 <= high:
        return NO_CLEAR_CHANGE
    return UP if points > 0 else DOWN


def interval(part: int, whole: int) -> tuple[float, float]:
    """The 95% interval of a share after Wilson, between 0 and 1."""
    share = part / whole
    middle = share + Z**2 / (2 * whole)
    half = Z * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    return (middle - half) / (1 + Z**2 / whole), (middle + half) / (1 + Z**2 / whole)


def interval_of_difference(part: int, whole: int, part_before: int, whole_before: int) -> tuple[float, float]:
    """The 95% interval of the difference of two shares, from their own intervals (Newcombe's method 10)."""
    share, before = part / whole, part_before / whole_before
    (low, high), (low_before, high_before) = interval(part, whole), interval(part_before, whole_before)
    return (
        share - before - sqrt((share - low) ** 2 + (high_before - before) ** 2),
        share - before + sqrt((high - share) ** 2 + (before - low_before) ** 2),
    )
