"""Tagged PDF (PDF/UA-1) from a template of this folder and what it is told.

Typst comes whole in its wheel, so PDF needs nothing of the system. What a template is told goes in as data and never
into markup, so nothing that a name holds can act. Its files are those of this folder, held in memory: it can read no
other, and no template asks for a package, so nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from fontTools.ttLib import woff2

from pages.shared import harmless

TEMPLATES = Path(__file__).parent / "templates"
# The typeface of the dashboard, under the SIL Open Font License, as Streamlit brings it for browsers.
TYPEFACE = "static/static/media/SourceSansVF-Upright*.woff2"


def pdf(template: str, told: Mapping[str, Any]) -> bytes:
    """The PDF of `<template>.typ`, which finds the JSON of `told` in `sys.inputs.told`; one second at the first call.

    Where no font at hand has a letter of it, the PDF is tagged as ever, but cannot claim to be PDF/UA.
    """
    sources = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    sources["main.typ"] = sources.pop(f"{template}.typ")
    asked = {"told": json.dumps(_printable(told), ensure_ascii=False)}
    _, fonts = _typefaces()
    try:
        return _compiled(sources, fonts, asked, ["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _compiled(sources, fonts, asked, [])


def _compiled(sources: Mapping[str, bytes], fonts: typst.Fonts, asked: dict[str, str], standards: list[str]) -> bytes:
    compiled: Any = typst.compile  # its published types forget that a document may be several files
    written: bytes = compiled(sources, font_paths=fonts, sys_inputs=asked, pdf_standards=standards)
    return written


def _printable(told: Any) -> Any:
    """The same without control characters, which no font has."""
    if isinstance(told, str):
        return harmless.printable(told)
    if isinstance(told, Mapping):
        return {name: _printable(value) for name, value in told.items()}
    return [_printable(value) for value in told] if isinstance(told, (list, tuple)) else told


@cache
def _typefaces() -> tuple[TemporaryDirectory[str], typst.Fonts]:
    """The dashboard's typeface beside the system's and Typst's own; its folder lives as long as this does."""
    folder = TemporaryDirectory(prefix="typeface-")
    for found in Path(str(files("streamlit"))).glob(TYPEFACE):
        woff2.decompress(found, Path(folder.name) / "roman.ttf")
    return folder, typst.Fonts(font_paths=[folder.name])
