"""A council and its peers: spend per head, each council a dot."""

from __future__ import annotations

from html import escape
from typing import Any

from pages.shared import charts, rules, wording
from pages.shared.bodies import peers
from pages.shared.charts import peers as peer_charts
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say where the council stands among its peers, or why that cannot be said, and how many of them had bought."""
    if len(rows) == 0:
        return Finding("No council is chosen", "0 peers", "Choose a council to compare it with others like it.", "")
    ours = rows.records()[0]
    month = wording.month(ours["as_at_month"])
    together = peers.named(choice, ours["peer_count"])
    heading = _heading(ours, together, month)
    return Finding(
        heading=heading,
        measure=f"Own spend per head{choice.sales()}, £ without VAT, to {month}; residents of {peers.years(rows)}",
        sentence=" ".join([*_told(ours, together, choice), ours["comparison_note"]]),
        alt=f"Dot plot of spend per head, one dot a council. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Peers stacked as dots, the chosen council large and labelled, the median marked."""
    known = [row for row in rows.records() if row["spend_per_head_gbp"] is not None]
    ours = [row for row in known if row["is_ours"]]
    if len(known) < 2 or not ours:
        return {"data": [], "layout": {}}
    return peer_charts.dots(
        theme,
        [(escape(row["buyer_name"]), row["spend_per_head_gbp"]) for row in known if not row["is_ours"]],
        (escape(ours[0]["buyer_name"]), ours[0]["spend_per_head_gbp"]),
        ours[0]["peers_median_gbp"],
    )


def position(ours: dict[str, Any]) -> str | None:
    """Where the council stands to the middle half of its peers; None on a base too small to say."""
    low, high = ours["peers_quarter_low_gbp"], ours["peers_quarter_high_gbp"]
    own = ours["spend_per_head_gbp"]
    if own is None or low is None or high is None or not rules.has_base(ours["invoice_count"]):
        return None
    return "below" if own < low else "above" if own > high else "in"


def _heading(ours: dict[str, Any], together: str, month: str) -> str:
    name = ours["buyer_name"]
    if not ours["on_register"]:
        return f"{name} did not exist at the end of {month}"
    if ours["peer_count"] == 0:
        return f"No peers to compare {name} with"
    if stands := position(ours):
        return f"{name} is {stands} the middle half of {together}"
    return f"{ours['peer_bought_count']:,} of {together} had bought by {month}"


def _told(ours: dict[str, Any], together: str, choice: Choice) -> list[str]:
    told = []
    if ours["on_register"] and ours["peer_count"] and position(ours) is None:
        told.append(_why_no_position(ours))
    elif ours["on_register"] and ours["peer_count"]:
        told.append(f"{ours['peer_bought_count']:,} of {together} had bought.")
    if ours["spend_per_head_gbp"] is not None and ours["peers_median_gbp"] is not None:
        own, middle = f"£{ours['spend_per_head_gbp']:,.2f}", f"£{ours['peers_median_gbp']:,.2f}"
        told.append(f"It spent {own} a head, the median of the peers is {middle}.")
    return told + peers.known_of(ours, choice)


def _why_no_position(ours: dict[str, Any]) -> str:
    if ours["spend_per_head_gbp"] is None:
        return "Its population is unknown, so it has no spend per head."
    if not rules.has_base(ours["peer_per_head_count"]):
        compared = wording.count(ours["peer_per_head_count"], "peer")
        return f"Where it stands cannot be said among {compared}: that needs 10 [low base]."
    lines = wording.count(ours["invoice_count"], "invoice line")
    return f"Where it stands cannot be said on {lines}: that needs 10 [low base]."
