"""Councils as hexagons of equal size, neighbours kept together: a layout from latitude and longitude alone.

Three steps. Neighbours are read off the centres and pulled to one common
distance, so that London opens up and the Highlands draw together. Each centre
is then given a hexagon of its own, with the least movement in all. Last, pairs
of hexagons are exchanged while that brings neighbours closer. Nothing is drawn
at random, so the same centres always give the same layout.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment
from scipy.spatial import Delaunay, QhullError

Points = npt.NDArray[np.float64]  # one row a point, two columns
Pairs = npt.NDArray[np.int64]  # one row a pair of positions
Hexagon = tuple[int, int]  # column and row, odd rows half a hexagon to the right, rows counted from the south

# Chosen by trying on the councils of 2023 against their real borders: more steps open London further and pull the
# edges of the country away from it. tests/test_hexagons.py keeps what was measured.
STEPS = 40
PULL, PUSH = 0.03, 0.0625
# A side of a triangle longer than this many usual distances of both its ends crosses open water.
LONGEST_SIDE = 2.5
ROW_HEIGHT = np.sqrt(3) / 2
MOVEMENT_WEIGHT = 0.1
ROUNDS = 50


def layout(latitudes: npt.ArrayLike, longitudes: npt.ArrayLike) -> list[Hexagon]:
    """A hexagon for each centre, no two the same, in the order given. Centres in degrees; at least one of them."""
    centres = _on_a_plane(np.asarray(latitudes, float), np.asarray(longitudes, float))
    pairs = _neighbours(centres)
    spread = _spread(centres, pairs)
    return _Exchange(_assigned(spread), spread, pairs).run()


def beside(hexagon: Hexagon) -> list[Hexagon]:
    """The six hexagons around one."""
    column, row = hexagon
    right = column + row % 2
    return [(column - 1, row), (column + 1, row)] + [(at, row + step) for step in (-1, 1) for at in (right - 1, right)]


def positions(hexagons: list[Hexagon]) -> Points:
    """Where the middles of hexagons lie, one hexagon's width as unit."""
    columns, rows = np.array(hexagons, float).reshape(-1, 2).T
    return np.column_stack([columns + rows % 2 / 2, rows * ROW_HEIGHT])


def _on_a_plane(latitudes: Points, longitudes: Points) -> Points:
    """Degrees to a plane on which both directions have one scale, near enough over one country."""
    return np.column_stack([longitudes * np.cos(np.radians(latitudes.mean())), latitudes])


def _neighbours(points: Points) -> Pairs:
    """Pairs that share a side of a triangle, but for sides across open water."""
    pairs = np.unique(np.sort(_sides(points), axis=1), axis=0).astype(np.int64)
    lengths = _lengths(points, pairs)
    ends = (pairs == np.arange(len(points))[:, None, None]).any(axis=2)
    usual = np.array([np.median(lengths[own]) if own.any() else 0 for own in ends])
    kept: Pairs = pairs[lengths <= LONGEST_SIDE * usual[pairs].max(axis=1)]
    return kept


def _sides(points: Points) -> Pairs:
    """The sides of the triangles between points; where there is no triangle, the steps along their line."""
    try:
        triangles = Delaunay(points).simplices
    except (QhullError, ValueError):  # fewer than three points, or all on one line
        order = np.lexsort(points.T)
        return np.column_stack([order[:-1], order[1:]]).astype(np.int64)
    return np.concatenate([triangles[:, ends] for ends in ([0, 1], [1, 2], [0, 2])]).astype(np.int64)


def _lengths(points: Points, pairs: Pairs) -> Points:
    lengths: Points = np.hypot(*(points[pairs[:, 1]] - points[pairs[:, 0]]).T)
    return lengths


def _spread(points: Points, pairs: Pairs) -> Points:
    """The points moved so that neighbours stand about 1 apart and no two much closer."""
    lengths = _lengths(points, pairs)
    usual = np.median(lengths[lengths > 0]) if lengths.any() else 1
    moved: Points = (points - points.mean(axis=0)) / usual
    for _ in range(STEPS):
        force = np.zeros_like(moved)
        way = moved[pairs[:, 1]] - moved[pairs[:, 0]]
        length = np.maximum(np.hypot(*way.T), 1e-9)
        pull = way * ((length - 1) / length * PULL / 2)[:, None]
        np.add.at(force, pairs[:, 0], pull)
        np.add.at(force, pairs[:, 1], -pull)
        apart = moved[:, None] - moved[None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, 1)
        push = np.where(distance < 1, (1 - distance) / np.maximum(distance, 1e-9) * PUSH, 0)
        moved += force + (apart * push[..., None]).sum(axis=1)
    return moved


def _assigned(points: Points) -> list[Hexagon]:
    """A hexagon of its own for each point, with the least sum of squared distances."""
    margin = 3 + int(np.sqrt(len(points)))  # room enough even where all points lie in one place
    low, high = np.floor(points.min(axis=0)) - margin, np.ceil(points.max(axis=0)) + margin
    rows = range(int(low[1] / ROW_HEIGHT), int(high[1] / ROW_HEIGHT) + 1)
    grid = [(column, row) for row in rows for column in range(int(low[0]), int(high[0]) + 1)]
    squares = ((points[:, None] - positions(grid)[None]) ** 2).sum(axis=2)
    return [grid[place] for place in linear_sum_assignment(squares)[1]]


class _Exchange:
    """Moves hexagons within two steps, each to a free place or in exchange, while neighbours come closer by it."""

    def __init__(self, hexagons: list[Hexagon], wanted: Points, pairs: Pairs) -> None:
        self._hexagons = list(hexagons)
        self._at = {hexagon: point for point, hexagon in enumerate(hexagons)}
        self._wanted = wanted.tolist()
        self._neighbours: list[list[int]] = [[] for _ in hexagons]
        for one, other in pairs.tolist():
            self._neighbours[one].append(other)
            self._neighbours[other].append(one)

    def run(self) -> list[Hexagon]:
        for _ in range(ROUNDS):
            if not any([self._improve(point) for point in range(len(self._hexagons))]):  # noqa: C419 - all, each round
                break
        return self._hexagons

    def _improve(self, point: int) -> bool:
        here = self._hexagons[point]
        near = sorted({hexagon for first in beside(here) for hexagon in (first, *beside(first))} - {here})
        gain, best = max((self._gain(point, there), there) for there in near)
        if gain <= 1e-9:
            return False
        other = self._at.pop(best, None)
        self._put(point, best)
        if other is None:
            del self._at[here]
        else:
            self._put(other, here)
        return True

    def _put(self, point: int, hexagon: Hexagon) -> None:
        self._hexagons[point] = hexagon
        self._at[hexagon] = point

    def _gain(self, point: int, there: Hexagon) -> float:
        here, other = self._hexagons[point], self._at.get(there)
        moved = {point: there} if other is None else {point: there, other: here}
        return sum(self._cost(each, {}) - self._cost(each, moved) for each in moved)

    def _cost(self, point: int, moved: dict[int, Hexagon]) -> float:
        at = moved.get(point, self._hexagons[point])
        x, y = at[0] + at[1] % 2 / 2, at[1] * ROW_HEIGHT
        wanted_x, wanted_y = self._wanted[point]
        movement = (x - wanted_x) ** 2 + (y - wanted_y) ** 2
        steps = (_steps(at, moved.get(other, self._hexagons[other])) for other in self._neighbours[point])
        return float(MOVEMENT_WEIGHT * movement + sum(steps))


def _steps(one: Hexagon, other: Hexagon) -> int:
    """How many hexagons lie on the way from one to another, the last included."""
    across = (one[0] - one[1] // 2) - (other[0] - other[1] // 2)
    up = one[1] - other[1]
    return max(abs(across), abs(up), abs(across + up))
