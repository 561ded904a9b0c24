"""Limits of chance around a share: exact, and right in a world where nothing but chance is at work."""

from __future__ import annotations

from math import comb
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from pages.shared.charts import funnel
from pages.shared.charts.funnel import CONTROL, WARNING, Group


def at_most(part: int, whole: int, share: float) -> float:
    """The probability of so many or fewer, term by term."""
    return sum(comb(whole, k) * share**k * (1 - share) ** (whole - k) for k in range(part + 1))


def is_outside(part: int, whole: int, share: float, level: float) -> bool:
    return bool(funnel.outside([Group("one", "kind", part, whole)], share, level))


@settings(max_examples=60)
@given(st.integers(10, 60), st.floats(0.02, 0.98), st.sampled_from([WARNING, CONTROL]), st.data())
def test_a_group_is_outside_where_so_many_or_so_few_are_too_improbable(
    whole: int, share: float, level: float, data: st.DataObject
) -> None:
    part, tail = data.draw(st.integers(0, whole)), (1 - level) / 2
    fewer, more = at_most(part, whole, share), 1 - at_most(part - 1, whole, share)
    if min(abs(fewer - tail), abs(more - tail)) > 1e-9:
        assert is_outside(part, whole, share, level) is (fewer < tail or more < tail)
    assert fewer == pytest.approx(binom.cdf(part, whole, share))


def test_limits_worked_out_by_hand() -> None:
    # Ten throws of a coin: 1 or fewer have 11/1024 = 1.1%, 2 or fewer 56/1024 = 5.5%; and the same at the other end.
    assert funnel.limits(0.5, [10], WARNING) == ([0.2], [0.8])
    # None has 1/1024 = 0.098%, just below 0.1%.
    assert funnel.limits(0.5, [10], CONTROL) == ([0.1], [0.9])
    assert not is_outside(2, 10, 0.5, WARNING) and is_outside(1, 10, 0.5, WARNING)
    assert not is_outside(1, 10, 0.5, CONTROL) and is_outside(0, 10, 0.5, CONTROL)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_where_none_or_all_have_it_nobody_is_outside(share: float) -> None:
    assert not is_outside(int(12 * share), 12, share, WARNING)


def test_in_a_fair_world_about_one_group_in_twenty_is_outside() -> None:
    random, share = Random(1), 0.25
    sizes = [random.randint(10, 200) for _ in range(4000)]
    groups = [Group("", "", sum(random.random() < share for _ in range(size)), size) for size in sizes]
    outside, far = (len(funnel.outside(groups, share, level)) / len(groups) for level in (WARNING, CONTROL))
    assert 0.03 <= outside <= 0.05  # never more: counts are whole, so that the limits are a little wide
    assert 0 < far <= 0.004
