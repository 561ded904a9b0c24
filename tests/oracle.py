"""The measures once more, slowly and obviously, in plain Python: what the queries must equal."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

Row = dict[str, Any]


def months_between(first: date, last: date) -> list[date]:
    found = [first]
    while found[-1] < last:
        year, month = found[-1].year, found[-1].month
        found.append(date(year + month // 12, month % 12 + 1, 1))
    return found


def last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def on_register(buyers: list[Row], month: date, region: str | None) -> list[Row]:
    day = last_day(month)
    return [
        buyer
        for buyer in buyers
        if buyer["buyer_type"] == "local_authority"
        and (buyer.get("start_date") is None or buyer["start_date"] <= day)
        and (buyer.get("end_date") is None or day <= buyer["end_date"])
        and region in (None, buyer["nation"], buyer["region"])
    ]


def existed(buyer: Row, day: date) -> bool | None:
    """Whether a body existed on a day; None where its dates and their bounds do not tell."""
    started: bool | None
    ended: bool | None
    if buyer.get("start_date"):
        started = buyer["start_date"] <= day
    elif buyer.get("start_after_date") and day <= buyer["start_after_date"]:
        started = False
    else:
        started = True if buyer.get("start_by_date") and buyer["start_by_date"] <= day else None
    if buyer.get("end_date"):
        ended = buyer["end_date"] < day
    elif buyer.get("end_by_date") and buyer["end_by_date"] <= day:
        ended = True
    else:
        ended = False if buyer.get("end_after_date") and day <= buyer["end_after_date"] else None
    if started is False or ended is True:
        return False
    return None if started is None or ended is None else True


def central_adoption(
    tables: dict[str, list[Row]], kinds: set[str], month: date, lot: str | None, size: str | None
) -> tuple[int, int | None]:
    """How many bodies of these kinds had bought by then, and how many there were; None where one may have existed."""
    chosen = selected(tables["spend"], None, lot, size)
    states = {
        body["buyer_id"]: existed(body, last_day(month)) for body in tables["buyer"] if body["buyer_type"] in kinds
    }
    counted = [code for code, state in states.items() if state is not False]
    firsts = [first_purchase(code, chosen, tables["buyer_succession"]) for code in counted]
    bought = sum(first is not None and first <= month for first in firsts)
    return bought, len(counted) if counted and None not in states.values() else None


def predecessors(buyer_id: str, succession: list[Row]) -> set[str]:
    """The body itself, and every body that it succeeded, step after step."""
    known = {buyer_id}
    while True:
        more = {step["buyer_id"] for step in succession if step["successor_buyer_id"] in known}
        if more <= known:
            return known
        known |= more


def selected(spend: list[Row], year: str | None, lot: str | None, size: str | None) -> list[Row]:
    return [
        row
        for row in spend
        if year in (None, row["financial_year"])
        and lot in (None, row["lot_id"])
        and size in (None, row["supplier_size"])
    ]


def first_purchase(buyer_id: str, spend: list[Row], succession: list[Row]) -> date | None:
    """First month in which one of its line had net spend above zero in that month."""
    bought = []
    for body in predecessors(buyer_id, succession):
        for month in {row["month"] for row in spend}:
            net = sum((r["spend_gbp"] for r in spend if r["buyer_id"] == body and r["month"] == month), Decimal(0))
            if net > 0:
                bought.append(month)
    return min(bought, default=None)


def final_month(spend: list[Row], year: str | None) -> date | None:
    """The last month before the newest, in the year if one is chosen."""
    months = {row["month"] for row in spend}
    if not months:
        return None
    newest = max(months)
    final = [row["month"] for row in spend if row["month"] < newest and year in (None, row["financial_year"])]
    return max(final, default=None)


def adoption(
    tables: dict[str, list[Row]], lot: str | None, size: str | None, region: str | None
) -> dict[date, tuple[int, int]]:
    """For each month of the data, how many councils had bought and how many there were."""
    spend = tables["spend"]
    if not spend:
        return {}
    chosen = selected(spend, None, lot, size)
    found = {}
    for month in months_between(min(row["month"] for row in spend), max(row["month"] for row in spend)):
        register = on_register(tables["buyer"], month, region)
        firsts = [first_purchase(body["buyer_id"], chosen, tables["buyer_succession"]) for body in register]
        if register:
            found[month] = (sum(first is not None and first <= month for first in firsts), len(register))
    return found


def buyers(spend: list[Row], year: str | None, lot: str | None, size: str | None) -> int:
    """Bodies, or published names without one, with a month of net spend above zero up to the last final month."""
    last = final_month(spend, year)
    net: dict[tuple[str, date], Decimal] = {}
    for row in selected(spend, year, lot, size):
        if last is not None and row["month"] <= last:
            key = (row["buyer_id"] or row["buyer_name_published"], row["month"])
            net[key] = net.get(key, Decimal(0)) + row["spend_gbp"]
    return len({buyer for (buyer, _), pounds in net.items() if pounds > 0})


GROUPS = {
    "ministerial_department": "Departments",
    "non_ministerial_department": "Departments",
    "executive_agency": "Agencies",
    "other_central": "Other central bodies",
    "local_authority": "Local authorities",
    None: "Not matched",
}


def spend_by_group(spend: list[Row], year: str | None, lot: str | None, size: str | None) -> dict[str, Decimal]:
    """Spend of each group of buyers up to the last final month."""
    last = final_month(spend, year)
    totals: dict[str, Decimal] = {}
    for row in selected(spend, year, lot, size):
        if last is not None and row["month"] <= last:
            group = GROUPS.get(row["buyer_type"], "Rest of the wider public sector")
            totals[group] = totals.get(group, Decimal(0)) + row["spend_gbp"]
    return totals


CENTRAL_KINDS = {"ministerial_department", "non_ministerial_department", "executive_agency", "other_central"}


def department_of(buyer: Row, tables: dict[str, list[Row]], month: date) -> str | None:
    """The one department on the month's register that a central body reaches over parents and successors."""
    bodies = {body["buyer_id"]: body for body in tables["buyer"] if body["buyer_type"] in CENTRAL_KINDS}
    departments = {code for code, body in bodies.items() if GROUPS[body["buyer_type"]] == "Departments"}
    there = {code for code in departments if existed(bodies[code], last_day(month)) is not False}
    seen: set[str] = set()
    ahead = {buyer["buyer_id"]}
    while ahead - seen:
        code = sorted(ahead - seen)[0]
        seen.add(code)
        if code in departments and code not in there:
            ahead |= {step["successor_buyer_id"] for step in tables["buyer_succession"] if step["buyer_id"] == code}
        elif code in bodies and code not in departments and bodies[code].get("parent_buyer_id"):
            ahead.add(bodies[code]["parent_buyer_id"])
    reached = seen & there
    return reached.pop() if len(reached) == 1 else None


def department_families(
    tables: dict[str, list[Row]], year: str | None, lot: str | None, size: str | None
) -> dict[str, dict[str, Any]]:
    """Each department on the last final month's register: what it and its bodies spent and who of them had bought."""
    last = final_month(tables["spend"], year)
    if last is None:
        return {}
    everything = selected(tables["spend"], None, lot, size)
    sales = [row for row in selected(tables["spend"], year, lot, size) if row["month"] <= last]
    families: dict[str, dict[str, Any]] = {}
    for body in tables["buyer"]:
        code = department_of(body, tables, last) if body["buyer_type"] in CENTRAL_KINDS else None
        if code is None:
            continue
        blank = {"spend": Decimal(0), "own": Decimal(0), "sme": Decimal(0), "lines": 0, "Agencies": 0, "Other": 0}
        family = families.setdefault(code, blank)
        own = [row for row in sales if row["buyer_id"] == body["buyer_id"]]
        family["spend"] += sum((row["spend_gbp"] for row in own), Decimal(0))
        family["sme"] += sum((row["spend_gbp"] for row in own if row["supplier_size"] == "SME"), Decimal(0))
        family["lines"] += sum(row["invoice_count"] for row in own)
        if body["buyer_id"] == code:
            family["own"] += sum((row["spend_gbp"] for row in own), Decimal(0))
        first = first_purchase(body["buyer_id"], everything, tables["buyer_succession"])
        if existed(body, last_day(last)) is not False and first is not None and first <= last:
            group = GROUPS[body["buyer_type"]]
            family["Agencies"] += group == "Agencies"
            family["Other"] += group == "Other central bodies"
    return families


def own_months(spend: list[Row], year: str | None, lot: str | None, size: str | None) -> dict[str, dict[date, Decimal]]:
    """For each body, its final months of net spend above zero, with that spend."""
    last = final_month(spend, year)
    net: dict[str, dict[date, Decimal]] = {}
    for row in selected(spend, year, lot, size):
        if row["buyer_id"] is not None and last is not None and row["month"] <= last:
            months = net.setdefault(row["buyer_id"], {})
            months[row["month"]] = months.get(row["month"], Decimal(0)) + row["spend_gbp"]
    return {
        body: positive
        for body, months in net.items()
        if (positive := {month: pounds for month, pounds in months.items() if pounds > 0})
    }


def year_before(month: date) -> date:
    return month.replace(year=month.year - 1)


def share(part: Decimal | int, whole: Decimal | int) -> float:
    return 100 * float(part) / float(whole)


def active(tables: dict[str, list[Row]], month: date) -> int | None:
    """How many councils on the register bought in the 12 months to `month`; None before the 12th month of data."""
    spend = tables["spend"]
    year = months_between(min(row["month"] for row in spend), month)[-12:]
    if len(year) < 12 or year[-1] != month:
        return None
    bought = 0
    for body in on_register(tables["buyer"], month, None):
        line = predecessors(body["buyer_id"], tables["buyer_succession"])
        nets = [
            sum((row["spend_gbp"] for row in spend if row["buyer_id"] == one and row["month"] == each), Decimal(0))
            for one in line
            for each in year
        ]
        bought += any(net > 0 for net in nets)
    return bought


def purchase_months(buyer_id: str, spend: list[Row], succession: list[Row]) -> set[date]:
    """Every month in which a body, or one that it succeeded, had net spend above zero."""
    months = set()
    for body in predecessors(buyer_id, succession):
        for month in {row["month"] for row in spend if row["buyer_id"] == body}:
            net = sum((r["spend_gbp"] for r in spend if r["buyer_id"] == body and r["month"] == month), Decimal(0))
            if net > 0:
                months.add(month)
    return months


def there(tables: dict[str, list[Row]], group: str, month: date, region: str | None) -> dict[str, bool]:
    """The bodies of a group that are on the register, or may be, on a month's last day; whether that is known."""
    if group == "Local authorities":
        return {body["buyer_id"]: True for body in on_register(tables["buyer"], month, region)}
    bodies = [body for body in tables["buyer"] if GROUPS.get(body["buyer_type"]) == group]
    states = {body["buyer_id"]: existed(body, last_day(month)) for body in bodies}
    return {code: state is not None for code, state in states.items() if state is not False}


def states(
    tables: dict[str, list[Row]], group: str, lot: str | None, size: str | None, region: str | None
) -> dict[date, dict[str, int | None]]:
    """For each month of the data, who on the register is active, lapsed, never, new, joined and left."""
    spend = tables["spend"]
    if not spend:
        return {}
    chosen = selected(spend, None, lot, size)
    months = months_between(min(row["month"] for row in spend), max(row["month"] for row in spend))
    found: dict[date, dict[str, int | None]] = {}
    for place, month in enumerate(months):
        bodies = there(tables, group, month, region)
        if not bodies:
            continue
        bought = {code: purchase_months(code, chosen, tables["buyer_succession"]) for code in bodies}
        so_far = {code: {one for one in dates if one <= month} for code, dates in bought.items()}
        last_year = set(months_between(months[0], month)[-12:])
        active = sum(bool(dates & last_year) for dates in so_far.values())
        ever = sum(bool(dates) for dates in so_far.values())
        before = there(tables, group, months[place - 1], region) if place else bodies
        complete = all(bodies.values())
        found[month] = {
            "bought_count": ever,
            "active_count": active if place >= 11 else None,
            "lapsed_count": ever - active if place >= 11 else None,
            "never_count": len(bodies) - ever if complete else None,
            "register_count": len(bodies) if complete else None,
            "new_count": sum(min(dates, default=None) == month for dates in bought.values()),
            "joined_count": len(bodies.keys() - before.keys()),
            "left_count": len(before.keys() - bodies.keys()),
        }
    return found


def year_of(month: date) -> str:
    start = month.year if month.month > 3 else month.year - 1
    return f"{start}-{(start + 1) % 100:02}"


def retention(
    tables: dict[str, list[Row]], lot: str | None, size: str | None
) -> dict[tuple[str, str, str], tuple[int, int]]:
    """By group, year of first purchase and later full year: how many bought again, and how many there were."""
    last = final_month(tables["spend"], None)
    if last is None:
        return {}
    months = months_between(min(row["month"] for row in tables["spend"]), last)
    chosen = selected(tables["spend"], None, lot, size)
    counts: dict[tuple[str, str, str], tuple[int, int]] = {}
    for body in tables["buyer"]:
        bought = purchase_months(body["buyer_id"], chosen, tables["buyer_succession"])
        years = {year_of(month) for month in bought if month <= last}
        for year in {year_of(month) for month in months}:
            own = [month for month in months if year_of(month) == year]
            if not years or len(own) < 12 or year <= min(years) or existed(body, last_day(own[-1])) is False:
                continue
            group = GROUPS.get(body["buyer_type"], "Rest of the wider public sector")
            again, cohort = counts.get((group, min(years), year), (0, 0))
            counts[group, min(years), year] = (again + (year in years), cohort + 1)
    return counts
