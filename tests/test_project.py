"""The project keeps its own rules: who imports whom, where SQL lives, what the README says."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.__main__ import main
from tests.pipeline_files import tiny_data

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_imports_the_shared_frame_alone_and_is_short(path: Path) -> None:
    assert packages(path) <= {"pages", "streamlit"}
    assert all(name.startswith("pages.shared") for name in imports(path) if name.startswith("pages"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


@pytest.mark.parametrize("path", python_files("pages/shared"), ids=lambda path: path.stem)
def test_the_shared_half_takes_only_the_catalogue_and_provenance_of_the_pipelines(path: Path) -> None:
    taken = {name for name in imports(path) if name.startswith("pipelines.")}
    assert all(name.startswith(("pipelines.catalogue", "pipelines.provenance")) for name in taken)
    if path.parent.name not in ("page", "server"):
        assert "streamlit" not in packages(path)


@pytest.mark.parametrize("path", python_files("pipelines"), ids=lambda path: path.stem)
def test_the_pipelines_know_nothing_of_pages(path: Path) -> None:
    allowed = {"pages"} if path.name == "query.py" else set()
    assert packages(path) & {"streamlit", "plotly", "pages"} <= allowed
    if path.parent.name == "sources" and path.stem != "__init__":
        others = {other.stem for other in path.parent.glob("*.py")} - {path.stem, "__init__"}
        assert not any(f"pipelines.sources.{other}" in imports(path) for other in others)


@pytest.mark.parametrize("path", [*python_files("pages"), *python_files("pipelines")], ids=lambda path: path.stem)
def test_sql_lives_in_sql_files(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\bFROM\s+\w+\s+(WHERE|GROUP|JOIN)\b", node.value)


def test_no_style_or_html_in_strings() -> None:
    for path in python_files("pages"):
        text = path.read_text(encoding="utf-8")
        assert "unsafe_allow_html" not in text and "<style" not in text and "<div" not in text


def test_every_place_of_the_readme_exists_and_every_top_folder_is_named() -> None:
    tree = README.split("```text")[1].split("```")[0]
    parent = ""
    for line in tree.strip().splitlines():
        name = line.split()[0]
        parent = name if not line.startswith(" ") else parent
        assert (ROOT / (name if name == parent else parent + name)).exists(), name
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {line.split("/")[0] + "/" for line in tracked.splitlines() if "/" in line and not line.startswith(".")}
    assert folders == {"pages/", "pipelines/", "data/", "tests/"}


def test_the_commands_of_the_readme_build_a_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tiny_data(tmp_path, [{"ReturnMonth": f"2014-0{month}-01"} for month in (1, 2, 3)])
    files = {"g_cloud_sales": "sales.csv", "local_authority_register": "register.csv"}
    shutil.rmtree(data / "raw")  # the commands add them
    monkeypatch.setenv("DATA_DIR", str(data))
    commands = [line for line in README.splitlines() if line.startswith("python -m pipelines")]
    assert len(commands) == 7
    for line in commands:
        words = line.split(" > ")[0].replace("DATE", "2014-07-14").split()[3:]
        capsys.readouterr()
        assert main([str(data / files[words[1]]) if word == "FILE" else word for word in words]) == 0, line
    assert json.loads(capsys.readouterr().out)[0]["council_register_count"] == 1


def test_the_pipelines_run_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "pipelines", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.split()[:2]) == (0, ["usage:", "python"])


def test_every_target_of_make_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make ([a-z]+)", README)) - {"proposals"}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_picture_and_the_licence_of_the_readme_are_there() -> None:
    for address in re.findall(r"\]\(([^)#]+)\)", README):
        assert address.startswith("https://") or (ROOT / address).is_file(), address


def test_no_file_of_a_publisher_is_in_the_project() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not [line for line in tracked.splitlines() if line.startswith("data/raw") or "For-Publication" in line]
    snapshots = [line for line in tracked.splitlines() if line.startswith("data/snapshots/")]
    assert 0 < sum((ROOT / line).stat().st_size for line in snapshots) < 5 * 10**6
