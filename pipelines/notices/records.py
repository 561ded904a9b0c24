"""Releases of one contracting process into its record, and a record into rows of notice, award and award_supplier.

Merging is OCDS 1.1's (https://standard.open-contracting.org/1.1/en/schema/merging/),
by the publisher's own library. Its rules are those of the release schema for the
fields that are kept; they stand here because the library would download the schema.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from ocdsmerge import Merger
from ocdsmerge.exceptions import DuplicateIdValueWarning

from pipelines.notices.kept import Release

Row = dict[str, Any]

MERGE_RULES = {
    ("id",): "omitWhenMerged",
    ("date",): "omitWhenMerged",
    ("tag",): "omitWhenMerged",
    ("parties", "roles"): "wholeListMerge",
    ("awards", "relatedLots"): "wholeListMerge",
    ("tender", "items", "additionalClassifications"): "wholeListMerge",
}
# Two suppliers under one id are the publisher's fault; the record then has the last of them, as OCDS 1.1 says.
warnings.filterwarnings("ignore", category=DuplicateIdValueWarning)
MERGER = Merger(merge_rules=MERGE_RULES)

UNITED_KINGDOM = ZoneInfo("Europe/London")
CANCELLED = ("cancelled", "withdrawn", "unsuccessful")


@lru_cache(maxsize=10_000)
def instant(text: str | None) -> datetime | None:
    """A date and time of OCDS; without a zone it is the United Kingdom's. None where it is no date."""
    try:
        when = datetime.fromisoformat(text or "")
        return (when if when.tzinfo else when.replace(tzinfo=UNITED_KINGDOM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=10_000)
def day(text: str | None) -> date | None:
    """The day in the United Kingdom on which a date and time of OCDS falls."""
    when = instant(text)
    try:
        return when.astimezone(UNITED_KINGDOM).date() if when else None
    except OverflowError:
        return None


def in_order(releases: Iterable[Release]) -> list[Release]:
    """Releases from the oldest to the newest; of two at one time, by their ids."""
    return sorted(releases, key=lambda release: (instant(release["date"]), release["id"]))


def record(releases: Sequence[Release]) -> Release:
    """The compiled release of `releases`, which are in order."""
    if len(releases) == 1:
        return releases[0]
    # The library sorts by the text of dates, which zones would mislead.
    numbered = [release | {"date": f"{number:06}"} for number, release in enumerate(releases)]
    compiled: Release = MERGER.create_compiled_release(numbered)
    return compiled


def notice(compiled: Release, releases: Sequence[Release]) -> Row:
    """A row of `notice`, but for what tables join to it."""
    tender = _object(compiled.get("tender"))
    tags = list(dict.fromkeys(tag for release in releases for tag in release.get("tag") or ()))
    stages = [stage for stage in ("planning", "tender", "award", "contract") if _names(tags, stage)]
    parties = _objects(compiled.get("parties"))
    buying = [party for party in parties if "buyer" in (party.get("roles") or ())]
    buyer = _object(compiled.get("buyer")) or (buying[0] if buying else {})
    identifier = _identifier(buyer.get("id"), buying)
    notices = [paper for paper in _objects(tender.get("documents")) if paper.get("documentType") == "tenderNotice"]
    published = [
        day(tender.get("datePublished")),
        *(day(paper.get("datePublished")) for paper in notices),
        *(day(release["date"]) for release in releases if _names(release.get("tag") or (), "tender")),
    ]
    lots = _objects(tender.get("lots"))
    period, value = _object(tender.get("contractPeriod")), _object(tender.get("value"))
    return {
        "ocid": compiled["ocid"],
        "release_count": len(releases),
        "first_notice_date": day(releases[0]["date"]),
        "last_notice_date": day(releases[-1]["date"]),
        "notice_title": tender.get("title"),
        "notice_stages": ", ".join(stages) or None,
        "tender_status": tender.get("status"),
        "is_cancelled": tender.get("status") in CANCELLED or any(tag.endswith("Cancellation") for tag in tags),
        "has_tender_notice": bool(notices) or _names(tags, "tender"),
        "buyer_name_published": buyer.get("name") or None,
        "buyer_scheme": identifier.get("scheme"),
        "buyer_registration": identifier.get("id"),
        "buyer_party_count": len(buying),
        "cpv_code": _cpv(tender),
        "procurement_method": tender.get("procurementMethod"),
        "procurement_method_details": tender.get("procurementMethodDetails"),
        "suitable_for_sme": _suitable(tender, lots, "sme"),
        "suitable_for_vcse": _suitable(tender, lots, "vcse"),
        "tender_lot_count": len(lots),
        "tender_value": _amount(value),
        "tender_currency": value.get("currency"),
        "tender_published_date": min(filter(None, published), default=None),
        "tender_end_date": day(_object(tender.get("tenderPeriod")).get("endDate")),
        "contract_start_date": day(period.get("startDate")),
        "contract_end_date": day(period.get("endDate")),
        "award_count": len(_objects(compiled.get("awards"))),
    }


def awards(compiled: Release, releases: Sequence[Release]) -> list[tuple[Row, list[Row]]]:
    """A row of `award` for each award, with its rows of `award_supplier`."""
    first = min((day(r["date"]) for r in releases if _names(r.get("tag") or (), "award")), default=None, key=_or_last)
    parties = {party.get("id"): party for party in _objects(compiled.get("parties"))}
    contracts = {contract.get("awardID"): contract for contract in _objects(compiled.get("contracts"))}
    found = []
    for number, award in enumerate(_objects(compiled.get("awards")), start=1):
        contract = contracts.get(award.get("id"), {})
        period = _object(award.get("contractPeriod")) or _object(contract.get("period"))
        value = _object(award.get("value")) or _object(contract.get("value"))
        suppliers = _objects(award.get("suppliers"))
        key = {"ocid": compiled["ocid"], "award_number": number}
        row = key | {
            "award_id": award.get("id"),
            "award_status": award.get("status"),
            "award_date": day(award.get("date")),
            "award_published_date": day(award.get("datePublished")) or first,
            "award_value": _amount(value),
            "award_currency": value.get("currency"),
            "contract_start_date": day(period.get("startDate")),
            "contract_end_date": day(period.get("endDate")),
            "award_lot_count": len(award.get("relatedLots") or ()),
            "award_supplier_count": len(suppliers),
        }
        found.append((row, [key | _supplier(place, one, parties) for place, one in enumerate(suppliers, start=1)]))
    return found


def _supplier(place: int, supplier: Release, parties: dict[Any, Release]) -> Row:
    party = parties.get(supplier.get("id"), {})
    identifier, details = _object(party.get("identifier")), _object(party.get("details"))
    return {
        "supplier_number": place,
        "supplier_name_published": supplier.get("name") or party.get("name") or None,
        "supplier_scheme": identifier.get("scheme"),
        "supplier_registration": identifier.get("id"),
        "supplier_scale": details.get("scale"),
        "supplier_is_vcse": details.get("vcse"),
    }


def _names(tags: Iterable[str], stage: str) -> bool:
    """Whether a tag is of a stage: tender, tenderUpdate, tenderAmendment and tenderCancellation are of one."""
    return any(tag.startswith(stage) for tag in tags)


def _identifier(buyer_id: str | None, buying: Sequence[Release]) -> Release:
    own = [party for party in buying if party.get("id") == buyer_id]
    return _object(own[0].get("identifier")) if own else {}


def _cpv(tender: Release) -> str | None:
    """The main CPV code; where there is none, the first of the items."""
    items = _objects(tender.get("items"))
    classes = [_object(tender.get("classification")), *(_object(item.get("classification")) for item in items)]
    classes += [one for item in items for one in _objects(item.get("additionalClassifications"))]
    return next((one.get("id") for one in classes if one.get("scheme") == "CPV" and one.get("id")), None)


def _suitable(tender: Release, lots: Sequence[Release], whom: str) -> bool | None:
    """Suitable as a whole, or in any lot; None where nothing is said."""
    said = [_object(part.get("suitability")).get(whom) for part in (tender, *lots)]
    return any(said) if any(one is not None for one in said) else None


def _amount(value: Release) -> str | None:
    return None if value.get("amount") is None else str(value["amount"])


def _or_last(one: date | None) -> date:
    return one or date.max


def _object(value: Any) -> Release:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[Release]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
