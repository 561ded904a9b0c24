"""python -m pipelines review, and what a build makes of names, by the command line."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.__main__ import main
from pipelines.build import build
from tests.pipeline_files import reference_csv, tables_of, tiny_data

Capture = pytest.CaptureFixture[str]
BEE = {"local-authority-code": "BEE", "official-name": "Beeford Borough Council", "nice-name": "Beeford"}
SALES = [
    {"CustomerName": "Ayton Council", "EvidencedSpend": "1"},
    {"CustomerName": "Beeford BC", "EvidencedSpend": "2"},
    {"CustomerName": "Beeford Boro Coucil", "EvidencedSpend": "3"},
    {"CustomerName": "=\x1b[2JZzz", "EvidencedSpend": "4.50"},
]
BODY = ("--buyer", "BEE", "--reason", "Council misspelt.", "--evidence", "the register")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tiny_data(tmp_path, SALES, [{}, BEE])


def run(data: Path, *arguments: str) -> int:
    try:
        return main(["--data", str(data), "review", *arguments])
    except SystemExit as stop:
        return int(stop.code or 0)


def decisions(data: Path) -> list[dict[str, str]]:
    with (data / "reference" / "buyer_names.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_unmatched_names_are_listed_with_their_spend_and_what_they_look_like(data: Path, capsys: Capture) -> None:
    assert run(data, "--list") == 0
    told = capsys.readouterr()
    lines = told.out.splitlines()
    # Most spend first; what a terminal would obey is shown, not sent.
    assert lines[0].startswith("£4.50  =\N{REPLACEMENT CHARACTER}[2JZzz  (g_cloud_sales, May 2014 to May 2014)")
    assert lines[2].startswith("£3.00  Beeford Boro Coucil")
    assert "BEE  Beeford Borough Council, local_authority" in lines[3]
    assert "Beeford BC" not in told.out
    assert "2 names, £7.50" in told.err


def test_a_decision_is_written_in_its_place_and_undone(data: Path, capsys: Capture) -> None:
    path = data / "reference" / "buyer_names.csv"
    before = path.read_bytes()
    assert run(data, "--name", "Beeford Boro Coucil", *BODY) == 0
    assert "Decided: Beeford Boro Coucil as BEE (reviewed)" in capsys.readouterr().out
    assert decisions(data)[1] == {
        "source": "g_cloud_sales", "buyer_name_published": "Beeford Boro Coucil", "buyer_id": "BEE",
        "buyer_type": "local_authority", "match_method": "reviewed", "note": "Council misspelt.",
        "evidence": "the register",
    }  # fmt: skip
    assert run(data, "--undo") == 0
    assert path.read_bytes() == before
    assert run(data, "--undo") == 1
    assert "There is no decision to undo" in capsys.readouterr().err


def test_names_before_and_after_keep_the_rows_sorted(data: Path) -> None:
    assert run(data, "--name", "=\x1b[2JZzz", "--none", "--reason", "a test", "--evidence", "none") == 0
    assert run(data, "--name", "Beeford BC", "--kind", "other", "--reason", "a club", "--evidence", "its page") == 0
    assert [row["buyer_name_published"] for row in decisions(data)] == ["=\x1b[2JZzz", "Ayton Council", "Beeford BC"]


def test_what_fits_by_rule_needs_no_reason(data: Path) -> None:
    assert run(data, "--name", "Beeford BC", "--buyer", "BEE") == 0
    row = decisions(data)[1]
    assert (row["match_method"], row["evidence"]) == (
        "variant",
        "Register of local authorities: Beeford Borough Council",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--name", "Nobody", *BODY], "No buyer is called “Nobody”"),
        (["--name", "Beeford Boro Coucil"], "Say one of --buyer ID, --kind KIND or --none"),
        (["--name", "Beeford Boro Coucil", *BODY, "--none"], "Say one of"),
        (["--name", "Beeford Boro Coucil", "--buyer", "BEX"], "There is no body “BEX”"),
        (["--name", "Beeford Boro Coucil", "--buyer", "BEE"], "needs its reason and its evidence"),
        (["--name", "Beeford Boro Coucil", "--buyer", "BEE", "--reason", "so"], "needs its reason and its evidence"),
        (["--name", "Ayton Council", *BODY], "is decided already: AYT"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_changes(
    data: Path, capsys: Capture, arguments: list[str], message: str
) -> None:
    before = (data / "reference" / "buyer_names.csv").read_bytes()
    assert run(data, *arguments) == 1
    assert message in capsys.readouterr().err
    assert (data / "reference" / "buyer_names.csv").read_bytes() == before


def test_an_edited_row_is_not_undone(data: Path, capsys: Capture) -> None:
    assert run(data, "--name", "Beeford Boro Coucil", *BODY) == 0
    reference_csv(data, "buyer_names", ["g_cloud_sales,Beeford Boro Coucil,AYT,local_authority,reviewed,mine,mine"])
    assert run(data, "--undo") == 1
    assert "was changed since" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks(data: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["k spaceship", "k other", "", "", "n", "not told", "the file", "u", "beef", "1", "misspelt", "register"]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(answers) + "\n"))
    assert run(data) == 0
    told = capsys.readouterr().out
    assert "“spaceship” is no kind of body. The kinds: ministerial_department" in told
    assert "needs its reason and its evidence" in told
    assert "Undone: =\N{REPLACEMENT CHARACTER}[2JZzz as no body" in told
    assert "That was the last name." in told
    assert [(row["buyer_name_published"], row["buyer_id"], row["note"]) for row in decisions(data)] == [
        ("Ayton Council", "AYT", ""),
        ("Beeford Boro Coucil", "BEE", "misspelt"),
    ]


def test_the_end_of_the_answers_ends_the_asking(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("s\n"))
    assert run(data) == 0
    assert len(decisions(data)) == 1


def test_a_build_matches_by_rule_and_a_reviewer_goes_before_any_rule(data: Path) -> None:
    def names(day: int) -> dict[str, tuple[object, ...]]:
        tables = tables_of(build(data, datetime(2026, 1, day, tzinfo=UTC)))
        rows = tables.sql("SELECT buyer_name_published, buyer_id, buyer_type, match_method, evidence FROM buyer_name")
        return {name: tuple(rest) for name, *rest in rows.fetchall()}

    built = names(1)
    assert built["Beeford BC"] == (
        "BEE", "local_authority", "variant", "Register of local authorities: Beeford Borough Council"
    )  # fmt: skip
    assert built["Ayton Council"] == ("AYT", "local_authority", "exact", "the register")
    assert built["Beeford Boro Coucil"] == (None, None, None, None)
    assert run(data, "--name", "Beeford BC", "--kind", "other", "--reason", "a club", "--evidence", "its page") == 0
    assert names(2)["Beeford BC"] == (None, "other", "reviewed", "its page")
