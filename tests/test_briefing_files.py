"""What a briefing is taken away as, opened again: slides, on the own style and on templates, and the ZIP."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Inches
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared.briefing import address, deck, template
from pages.shared.briefing.model import LONGEST_LINE, Briefing, Entry
from pages.shared.briefing.template import NoTemplateError
from pages.shared.page import reading
from pages.shared.server import serve
from pages.shared.store import Store

ROOT = Path(__file__).parents[1]
AWKWARD = "=1+1 \"quoted\" <script>alert(1)</script> & 'more'"
LONGEST = ("Words of Many Lengths, in CAPITALS and without, " * 9)[: LONGEST_LINE - 1] + "."
ENTRIES = (
    Entry("spend_by_month", (("financial_year", "2013-14"), ("lot_id", "software-as-a-service"))),
    Entry("councils_bought", (), LONGEST, LONGEST),
    Entry("council_adoption_by_nation", (), AWKWARD, AWKWARD),
    Entry("survey_changes", (), LONGEST, LONGEST),
)
SERIF = "LiberationSans-Bold.ttf", "LiberationSans-Regular.ttf"
POINT = 12_700


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(ROOT / "data"))
        yield reading.newest_store()


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    return TestClient(Starlette(routes=serve.ROUTES))


@pytest.fixture(scope="module")
def slides(store: Store) -> bytes:
    return made(store)


def made(store: Store, given: bytes | None = None, entries: tuple[Entry, ...] = ENTRIES) -> bytes:
    done: list[tuple[int, int]] = []
    content = deck.make(
        Briefing(AWKWARD, store.name, entries), store, "http://here/", date(2026, 1, 2), given,
        lambda at, of: done.append((at, of)),
    )  # fmt: skip
    assert done == [(at, len(entries)) for at in range(1, len(entries) + 1)]
    return content


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_deck_opens_with_its_title_has_a_chart_a_slide_and_ends_with_sources(slides: bytes, store: Store) -> None:
    read = opened(slides)
    opening, spend, councils, nations, survey, *sources = read.slides
    assert round(read.slide_width / read.slide_height, 3) == round(16 / 9, 3)
    assert opening.shapes.title.text_frame.text == AWKWARD and "4 figures, 2 January 2026" in words(opening)
    assert spend.shapes.title.text_frame.text.startswith("Monthly spend") or "Spend" in words(spend)
    assert councils.shapes.title.text_frame.text == LONGEST and "111 councils have bought" in words(councils)
    assert nations.shapes.title.text_frame.text == AWKWARD and words(nations).count(AWKWARD) == 2
    assert [sum(shape.has_chart for shape in slide.shapes) for slide in (spend, nations, survey)] == [1, 4, 1]
    assert any(shape.has_table for shape in councils.shapes)
    for place, slide in enumerate((spend, councils, nations, survey), start=1):
        licence = "Figures only" if slide is survey else "Open Government Licence v3.0"
        assert f"Figure {place} of 4. Source: " in words(slide) and licence in words(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert "Method: " in notes and f"snapshot={store.name}" in notes
    filters = "Filters: financial year: 2013 to 2014 and lot: Software as a Service."
    assert filters in spend.notes_slide.notes_text_frame.text
    told = "\n".join(map(words, sources))
    assert sources and all(page.shapes.title.text_frame.text.startswith("Sources and methods") for page in sources)
    for part in ("Source: G-Cloud sales", "mySociety, https://", "Figure 1: Spend a month by kind of buyer. Method: "):
        assert part in told


def test_every_slide_is_numbered_and_what_is_drawn_has_a_text_alternative(slides: bytes) -> None:
    for number, slide in enumerate(opened(slides).slides, start=1):
        fields = [field for field in slide._element.iter() if field.tag.endswith("}fld")]
        assert [(field.get("type"), field.find("{*}t").text) for field in fields] == [("slidenum", str(number))]
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert 0 < len(shape._element._nvXxPr.cNvPr.get("descr")) <= 220


def boxes(slide: Any) -> list[tuple[int, int, int, int]]:
    return [(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in slide.shapes]


def overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    slack = 2 * POINT
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def test_with_the_longest_words_nothing_lies_over_another_or_beyond_the_slide(slides: bytes) -> None:
    read = opened(slides)
    for slide in list(read.slides)[1:]:
        found = boxes(slide)
        assert not [(a, b) for at, a in enumerate(found) for b in found[at + 1 :] if overlap(a, b)]
        assert all(box[0] >= 0 and box[1] >= 0 for box in found)
        assert all(box[2] <= read.slide_width + 10 and box[3] <= read.slide_height for box in found)


def test_text_fits_its_box_in_the_letters_of_a_real_font(slides: bytes) -> None:
    try:
        fonts = {bold: ImageFont.truetype(name, 100) for bold, name in zip((True, False), SERIF, strict=True)}
    except OSError:
        pytest.skip(
            "the font Liberation Sans is not installed, so nothing was measured (apt-get install fonts-liberation)"
        )
    for slide in list(opened(slides).slides)[1:]:
        for shape in slide.shapes:
            if shape.has_text_frame and not (
                shape.is_placeholder and shape.placeholder_format.type == KIND.SLIDE_NUMBER
            ):
                is_title = shape == slide.shapes.title
                sizes = [
                    (part.text, part.font.size.pt if part.font.size else 28) for part in shape.text_frame.paragraphs
                ]
                high = sum(wrapped(text, fonts[is_title], size, shape.width) * size * 1.2 for text, size in sizes)
                assert high * POINT <= shape.height, shape.text_frame.text


def wrapped(text: str, font: Any, size: float, width: int) -> int:
    """Lines that a text takes, word by word in a font's own widths."""
    room, lines, line = (width - 2 * 91_440) / POINT, 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) * size / 100 > room:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def test_libreoffice_makes_a_page_of_every_slide(slides: bytes, tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice found, so it opened nothing (on Debian: apt-get install libreoffice-impress)")
    (tmp_path / "deck.pptx").write_bytes(slides)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "deck.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(opened(slides).slides)
    assert "<script>alert(1)</script>" in pages[0].extract_text()
    assert "111 councils have bought" in pages[2].extract_text()


def templated(change: Any) -> bytes:
    """python-pptx's empty deck, changed, as a department's template."""
    given = Presentation()
    change(given)
    content = io.BytesIO()
    given.save(content)
    return content.getvalue()


def test_placeholders_of_a_template_are_found_by_their_type(store: Store) -> None:
    def department(given: Any) -> None:
        given.slide_width, given.slide_height = Inches(13.333), Inches(7.5)
        for layout in list(given.slide_layouts):
            if layout.name not in ("Title Slide", "Title and Content"):
                given.slide_layouts.remove(layout)
        opening, content = given.slide_layouts
        for layout, first in ((opening, 40), (content, 70)):  # other names, other numbers, the title last
            layout.name = "Y Cynllun"
            for at, shape in enumerate(list(layout.placeholders)):
                shape._element.nvSpPr.nvPr.find(".//{*}ph").set("idx", str(first + at))
                shape.name = f"Blwch {at}"
            tree = layout.shapes._spTree
            tree.append(layout.placeholders[0]._element)
        title_of(given.slides.add_slide(content)).text_frame.text = "An example that must not stay"

    read = opened(made(store, templated(department)))
    assert len(read.slides) >= 6 and "An example" not in "".join(map(words, read.slides))
    assert {slide.slide_layout.name for slide in read.slides} == {"Y Cynllun"}
    chart = next(shape for shape in read.slides[1].shapes if shape.has_chart)
    title = title_of(read.slides[1])
    assert title.text_frame.text and title.placeholder_format.idx != 0
    assert chart.top > title.top + title.height - Inches(0.1)
    assert not [shape for slide in read.slides for shape in slide.placeholders if not words_of(shape)]


def title_of(slide: Any) -> Any:
    return next(
        found for found in slide.placeholders if found.placeholder_format.type in (KIND.TITLE, KIND.CENTER_TITLE)
    )


def words_of(shape: Any) -> str:
    return "".join(shape._element.itertext()).strip()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"no deck", "not a PowerPoint deck"),
        (b"", "not a PowerPoint deck"),
        (
            templated(
                lambda deck: [deck.slide_layouts.remove(x) for x in list(deck.slide_layouts) if x.name != "Blank"]
            ),
            "no layout for a figure: it needs a layout with a title",
        ),
        (
            templated(lambda deck: [deck.slide_layouts.remove(x) for x in list(deck.slide_layouts)]),
            "It has none at all",
        ),
    ],
    ids=["text", "empty", "blank", "none"],
)
def test_what_is_no_template_gets_a_sentence(given: bytes, told: str) -> None:
    with pytest.raises(NoTemplateError, match=told):
        template.read(given)


def test_a_workbook_is_no_template(client: TestClient) -> None:
    with pytest.raises(NoTemplateError, match="not a PowerPoint deck"):
        template.read(client.get("/figures/councils_bought.xlsx").content)


def asked(*entries: Entry, snapshot: str = "") -> str:
    return address.write(Briefing(AWKWARD, snapshot, entries))


PNG, SVG = b"\x89PNG\r\n\x1a\nx", b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def test_the_zip_holds_the_data_of_each_figure_and_the_pictures_that_were_drawn(client: TestClient) -> None:
    query = asked(*ENTRIES)
    listed = client.get(f"/briefings/files.json?{query}").json()
    assert [item["file"] for item in listed["figures"]][:2] == ["01_spend_by_month", "02_councils_bought"]
    assert listed["figures"][1]["picture"] is None, "a list has no picture"
    assert client.get(listed["figures"][0]["picture"]).json()["chart"]
    drawn = [("picture", ("01_spend_by_month.png", PNG)), ("picture", ("01_spend_by_month.svg", SVG))]
    answer = client.post(f"/briefings/files.zip?{query}", files=drawn)
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.read("01_spend_by_month.png") == PNG
    for name, filters in (("02_councils_bought", ""), ("01_spend_by_month", f"?{urlencode(ENTRIES[0].filters)}")):
        assert archive.read(f"{name}.csv") == client.get(f"/figures/{name[3:]}.csv{filters}").content
        assert json.loads(archive.read(f"{name}.datapackage.json"))["resources"][0]["path"] == f"{name}.csv"
    contents = list(csv.DictReader(io.StringIO(archive.read("contents.csv").decode(), newline="")))
    assert [row["figure"] for row in contents] == ["1", "2", "3", "4"]
    assert contents[2]["comment"] == f"'{AWKWARD}", "no spreadsheet runs it"
    assert contents[0]["files"].split() == sorted(name for name in archive.namelist() if name.startswith("01_"))


@pytest.mark.parametrize(
    ("name", "content"), [("01_councils_bought.svg", SVG), ("02_councils_bought.png", PNG), ("../x.png", PNG)]
)
def test_only_pictures_of_the_briefing_are_packed(client: TestClient, name: str, content: bytes) -> None:
    query, wrong = asked(Entry("councils_bought")), content if name[:2] != "01" else b"<html>"
    answer = client.post(f"/briefings/files.zip?{query}", files=[("picture", (name, wrong))])
    assert (answer.status_code, "is no picture" in answer.text) == (400, True)


def test_addresses_of_files_that_cannot_be_had_get_a_sentence(client: TestClient) -> None:
    for path, status, told in (
        ("files.zip", 400, "names no figure"),
        ("files.zip?figure=nothing", 400, "There is no figure “nothing”"),
        (f"files.json?{asked(Entry('spend_by_month'), snapshot='2020-01-01T0000Z')}", 404, "is not held here"),
    ):
        answer = client.get(f"/briefings/{path}")
        assert (answer.status_code, told in answer.text) == (status, True), answer.text
