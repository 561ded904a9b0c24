"""The same in pandas, written out by hand: reading and typing a file of sales, and five of the queries.

The five are representative: a grouped sum, shares of a total, first purchases
through predecessors, a list with a join, a register month by month; without filters.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd

from tests.benchmarks.process import spread, timed
from tests.benchmarks.results import FigureTimes, Total

TABLES = ("spend", "buyer", "buyer_succession")
GROUPS = {
    "ministerial_department": "Departments",
    "non_ministerial_department": "Departments",
    "executive_agency": "Agencies",
    "other_central": "Other central bodies",
    "local_authority": "Local authorities",
}

LOTS = {"1": "infrastructure-as-a-service", "2": "platform-as-a-service", "3": "software-as-a-service",
        "4": "specialist-cloud-services"}  # fmt: skip
Frames = dict[str, pd.DataFrame]


def read_and_type(file: Path) -> Total:
    """Read the file, type its columns, and group it as the table `spend` is grouped; money as a whole number of pence,
    so that it is exact.
    """
    sales = pd.read_csv(file, encoding="mac_roman", lineterminator="\r", dtype=str)
    sales["month"] = pd.to_datetime(sales["ReturnMonth"], format="%Y-%m-%d")
    sales["pence"] = (sales["EvidencedSpend"].astype(float) * 100).round().astype("int64")
    sales["lot_id"] = sales["LotDescription"].map(LOTS).astype("category")
    keys = ["month", "CustomerName", "SupplierName", "lot_id", "SMEorLarge", "Sector"]
    grouped = sales.groupby(keys, as_index=False, observed=True).agg(pence=("pence", "sum"), lines=("pence", "size"))
    grouped.sort_values(keys).to_parquet(file.with_name("by-pandas.parquet"), compression="zstd")
    return Total(int(grouped["lines"].sum()), Decimal(int(grouped["pence"].sum())) / 100, len(grouped))


def in_pandas(snapshot: Path, times: int) -> FigureTimes:
    """The counterparts, from data frames in memory: what reading them takes is apart, in `opening`."""
    opening = spread(timed(lambda: load(snapshot), min(times, 3)))[0]
    frames = load(snapshot)
    taken, answers = {}, {}
    for name, figure in FIGURES.items():
        taken[name] = spread(timed(lambda figure=figure: figure(frames), times))[0]  # type: ignore[misc]
        answers[name] = figure(frames).to_dict("records")
    return FigureTimes(opening, taken, answers)


def load(snapshot: Path) -> Frames:
    """The tables of a snapshot that the figures need, with months as timestamps and spend as floats."""
    frames = {name: pd.read_parquet(snapshot / f"{name}.parquet") for name in TABLES}
    spend = frames["spend"]
    spend["month"] = pd.to_datetime(spend["month"])
    spend["spend_gbp"] = spend["spend_gbp"].astype(float)
    for column in ("start_date", "end_date"):
        frames["buyer"][column] = pd.to_datetime(frames["buyer"][column])
    return frames


def spend_by_month(frames: Frames) -> pd.DataFrame:
    spend = frames["spend"].assign(buyer_group=_groups(frames["spend"]["buyer_type"]))
    return spend.groupby(["month", "buyer_group"], as_index=False)[["spend_gbp", "invoice_count"]].sum()


def spend_share_by_buyer_group(frames: Frames) -> pd.DataFrame:
    spend = _final(frames["spend"])
    spend = spend.assign(
        buyer_group=_groups(spend["buyer_type"]), buyer=spend["buyer_id"].fillna(spend["buyer_name_published"])
    )
    shares = spend.groupby("buyer_group", as_index=False).agg(
        spend_gbp=("spend_gbp", "sum"), buyer_count=("buyer", "nunique"), invoice_count=("invoice_count", "sum")
    )
    shares["share_percent"] = 100 * shares["spend_gbp"] / spend["spend_gbp"].sum()
    return shares


def council_adoption_by_month(frames: Frames) -> pd.DataFrame:
    register = _register(frames).merge(_first_purchases(frames), how="left", on="buyer_id")
    register["has_bought"] = register["first_month"] <= register["month"]
    counted = register.groupby("month", as_index=False).agg(
        bought_count=("has_bought", "sum"), register_count=("has_bought", "size")
    )
    counted["adoption_percent"] = 100 * counted["bought_count"] / counted["register_count"]
    counted.loc[counted["register_count"] < 10, "adoption_percent"] = None
    return counted


def councils_bought(frames: Frames) -> pd.DataFrame:
    spend = _final(frames["spend"])
    register = _register(frames)
    register = register[register["month"] == spend["month"].max()]
    bought = register.merge(_first_purchases(frames), on="buyer_id")
    bought = bought[bought["first_month"] <= bought["month"]]
    own = spend.groupby("buyer_id", as_index=False)[["spend_gbp", "invoice_count"]].sum()
    listed = bought.merge(own, how="left", on="buyer_id").fillna({"spend_gbp": 0.0, "invoice_count": 0})
    return listed[["buyer_id", "first_month", "spend_gbp", "invoice_count"]]


def coverage(frames: Frames) -> pd.DataFrame:
    spend = frames["spend"]
    matched = spend.loc[spend["buyer_id"].notna(), "spend_gbp"].sum()
    return pd.DataFrame(
        {
            "first_month": [spend["month"].min()],
            "newest_month": [spend["month"].max()],
            "as_at_month": [_final(spend)["month"].max()],
            "spend_gbp": [spend["spend_gbp"].sum()],
            "invoice_count": [spend["invoice_count"].sum()],
            "buyer_name_count": [spend["buyer_name_published"].nunique()],
            "matched_percent": [100 * matched / spend["spend_gbp"].sum()],
        }
    )


FIGURES = {
    function.__name__: function
    for function in (spend_by_month, spend_share_by_buyer_group, council_adoption_by_month, councils_bought, coverage)
}


def _groups(kinds: pd.Series) -> pd.Series:
    groups = kinds.map(GROUPS).fillna("Rest of the wider public sector")
    return groups.where(kinds.notna(), "Not matched")


def _final(spend: pd.DataFrame) -> pd.DataFrame:
    """Spend without the newest month, which is provisional."""
    return spend[spend["month"] < spend["month"].max()]


def _register(frames: Frames) -> pd.DataFrame:
    """Each month with the principal councils on the register on its last day."""
    spend, buyer = frames["spend"], frames["buyer"]
    months = pd.DataFrame({"month": pd.date_range(spend["month"].min(), spend["month"].max(), freq="MS")})
    councils = months.merge(buyer[buyer["buyer_type"] == "local_authority"], how="cross")
    last = councils["month"] + pd.offsets.MonthEnd(0)
    begun = councils["start_date"].isna() | (councils["start_date"] <= last)
    ended = councils["end_date"].notna() & (councils["end_date"] < last)
    return councils.loc[begun & ~ended, ["month", "buyer_id"]]


def _first_purchases(frames: Frames) -> pd.DataFrame:
    """The first month in which a body, or a predecessor of it, had spend above zero."""
    monthly = frames["spend"].groupby(["buyer_id", "month"], as_index=False)["spend_gbp"].sum()
    # Exact sums of money have four decimals; sums of floats need their last digits cut.
    first = monthly[monthly["spend_gbp"].round(4) > 0].groupby("buyer_id")["month"].min().to_dict()
    succession = frames["buyer_succession"]
    pairs = list(zip(succession["buyer_id"], succession["successor_buyer_id"], strict=True))
    for _ in range(len(pairs)):
        before = dict(first)
        for old, new in pairs:
            if old in first:
                first[new] = min(first[old], first.get(new, first[old]))
        if first == before:
            break
    return pd.DataFrame({"buyer_id": list(first), "first_month": pd.to_datetime(list(first.values()))})
