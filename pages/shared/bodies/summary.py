"""One page about one body: four sentences, three numbers with their bases, a chart, its peers, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.shared import extracts, queries, rules, wording
from pages.shared.bodies.asked import officials
from pages.shared.figures import buyer_summary, peer_spend
from pages.shared.filters import NAMES, Choice, choose
from pages.shared.finding import Finding, Number
from pages.shared.store import Rows, Store
from pipelines.provenance import Release, Source

QUERIES = ("buyer_summary", "buyer_spend_by_month", "peer_spend", "coverage")
KINDS = {
    "Departments": "Department of central government",
    "Agencies": "Executive agency",
    "Other central bodies": "Body of central government",
    "Local authorities": "Local authority",
    "Rest of the wider public sector": "Body of the wider public sector",
}
OTHER_WAYS = "What it buys in other ways: low use of the frameworks is not low use of the cloud."


@dataclass(frozen=True)
class Summary:
    """What the page says, in plain text; `months` are month, spend to date in pounds, and whether provisional."""

    name: str
    kind: str
    period: str
    sentences: list[str]
    numbers: list[Number]
    chart_heading: str
    chart_alt: str
    months: list[tuple[date, float, bool]]
    peers: Finding
    not_known: list[str]
    sources: list[str]
    snapshot: str
    written: str


def of(buyer_id: str, store: Store, today: date) -> Summary:
    """The summary of one body, of all lots and months. Raises KeyError where the snapshot has no such body.

    Raises SnapshotError where the snapshot cannot give one of the figures.
    """
    known = officials(store)[buyer_id]
    choice, _ = choose({"buyer": buyer_id}, NAMES, store)
    rows = {name: _rows(name, choice, store) for name in QUERIES}
    (body,), (cover,) = rows["buyer_summary"].records(), rows["coverage"].records()
    months = rows["buyer_spend_by_month"].records()
    last = wording.month(body["as_at_month"])
    bought = sum(row["spend_gbp"] > 0 for row in months if not row["is_provisional"])
    final = sum(not row["is_provisional"] for row in months)
    return Summary(
        name=known.official,
        kind=KINDS[body["buyer_group"]],
        period=wording.period(cover["first_month"], body["as_at_month"]),
        sentences=_sentences(body, wording.period(cover["first_month"], body["as_at_month"])),
        numbers=_numbers(rows["buyer_summary"], choice),
        chart_heading=f"Bought in {bought:,} of {wording.count(final, 'month')}: spend added up",
        chart_alt=f"Line chart of spend added up by month, reaching {wording.money(body['spend_gbp'])} by {last}.",
        months=[(row["month"], float(row["spend_to_date_gbp"]), row["is_provisional"]) for row in months],
        peers=_peers(rows["peer_spend"], choice),
        not_known=_not_known(body, cover),
        sources=_sources(store),
        snapshot=store.name,
        written=wording.day(today),
    )


def _rows(name: str, choice: Choice, store: Store) -> Rows:
    query = queries.load(name)
    return store.answer(query, choice.for_query(query.parameters))


def _sentences(body: dict[str, Any], period: str) -> list[str]:
    lines = wording.count(body["invoice_count"], "invoice line")
    suppliers = wording.count(body["supplier_count"], "supplier")
    return [
        f"Through the frameworks it spent {wording.money(body['spend_gbp'])}, {period}: {lines} from {suppliers}.",
        _when(body),
        _small_firms(body),
        _direction(body),
    ]


def _when(body: dict[str, Any]) -> str:
    if body["first_purchase_month"] is None:
        return "In no month was its reported spend above zero."
    first, last = wording.month(body["first_purchase_month"]), wording.month(body["last_purchase_month"])
    months = wording.count(body["months_bought_count"], "month")
    return f"Its first purchase was in {first}, its last in {last}; it bought in {months}."


def _small_firms(body: dict[str, Any]) -> str:
    if body["sme_value_percent"] is None:
        lines = wording.count(body["invoice_count"], "invoice line")
        why = "its spend is not above £0" if rules.has_base(body["invoice_count"]) else "that needs 10 [low base]"
        return f"No share of small and medium-sized firms can be given on {lines}: {why}."
    value, volume = wording.percent(body["sme_value_percent"]), wording.percent(body["sme_volume_percent"])
    return f"Suppliers labelled SME had {value} of its spend and {volume} of its invoice lines."


def _direction(body: dict[str, Any]) -> str:
    if body["spend_direction"] == rules.CANNOT_BE_SAID:
        return "The direction of its spend cannot be said: fewer than 10 invoice lines in one of the last two years."
    month = wording.month(body["as_at_month"])
    return f"The direction of its spend is {body['spend_direction']}: 12 months to {month} against the 12 before."


def _numbers(rows: Rows, choice: Choice) -> list[Number]:
    """Three of the page's numbers, each with the invoice lines that it rests on."""
    lines = wording.count(rows.records()[0]["invoice_count"], "invoice line")
    shown = {number.label: number for number in buyer_summary.numbers(rows, choice)}
    return [Number(label, shown[label].value, f"on {lines}") for label in ("Spend", "SME share", "Suppliers")]


def _peers(rows: Rows, choice: Choice) -> Finding:
    if len(rows) == 0:
        return Finding("Peers", "", "Peers are given for councils only.", "")
    return peer_spend.finding(rows, choice)


def _not_known(body: dict[str, Any], cover: dict[str, Any]) -> list[str]:
    newest = wording.month(cover["newest_month"])
    told = [
        OTHER_WAYS,
        f"What it bought after {newest}: no later file is held; {newest} is provisional, dotted above, in no number.",
        "What was invoiced to a name that is not matched to a body.",
    ]
    if body["buyer_group"] == "Local authorities":
        told.append("What joint bodies and companies of its own bought for it.")
    return told


def _sources(store: Store) -> list[str]:
    sources: dict[str, Source] = {}
    releases: dict[str, Release] = {}
    for name in QUERIES:
        query = queries.load(name)
        sources |= {source.name: source for source in extracts.sources_of(query, store)}
        releases |= {release.release_id: release for release in extracts.releases_of(query, store)}
    return [
        f"{source.title}, {source.publisher}, {_dates(source.name, releases)}. {source.licence}. {source.attribution}"
        for source in sources.values()
    ]


def _dates(source: str, releases: dict[str, Release]) -> str:
    own = [release for release in releases.values() if release.source == source]
    published = sorted({release.published for release in own if release.published})
    if published:
        return f"published {wording.listed([wording.day(value) for value in published])}"
    return f"held since {wording.day(min(release.retrieved for release in own))}" if own else "no date"
