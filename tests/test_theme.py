"""Contrast of every colour that a chart uses, by the formula of WCAG 2.2."""

from __future__ import annotations

import pytest

from pages.shared.charts.theme import theme


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
def test_text_reads_and_marks_stand_out(dark: bool) -> None:
    look = theme(dark)
    assert contrast(look.text, look.background) >= 4.5
    assert [name for name, colour in look.groups.items() if contrast(colour, look.background) < 3] == []


@pytest.mark.parametrize("dark", [False, True])
def test_three_shades_are_told_apart_in_grey_and_hold_letters(dark: bool) -> None:
    look = theme(dark)
    most, more, less = look.steps
    assert contrast(most, look.background) >= 3  # also the outline of the last, which is nearer to the background
    assert contrast(more, look.background) >= 3
    assert contrast(most, more) >= 1.5 and contrast(more, less) >= 1.5
    letters = {most: look.background, more: look.background, look.context: look.background, less: look.text}
    assert [shade for shade, colour in letters.items() if contrast(shade, colour) < 4.5] == []
