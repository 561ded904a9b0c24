"""What is kept of an OCDS release: the fields that tables need, nobody's contact details, and no text beyond titles.

Everything else is dropped before anything is written: descriptions, contact
points, streets, documents' addresses. What does not have the type that OCDS 1.1
gives it is left out and counted, so that a schema that drifts is seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import isfinite
from typing import Any

from pipelines import contacts

Release = dict[str, Any]

# What a leaf may be: a code or date, text that people write, a number, a flag.
CODE, TEXT, NUMBER, FLAG = "code", "text", "number", "flag"

PERIOD = {"startDate": CODE, "endDate": CODE}
VALUE = {"amount": NUMBER, "currency": CODE}
CLASSIFICATION = {"scheme": CODE, "id": CODE}
SUITABILITY = {"sme": FLAG, "vcse": FLAG}

# Names as in the release schema of OCDS 1.1; suitability and scale are of the extensions that both services use.
FIELDS: Mapping[str, Any] = {
    "ocid": CODE,
    "id": CODE,
    "date": CODE,
    "tag": [CODE],
    "buyer": {"id": CODE, "name": TEXT},
    "parties": [
        {
            "id": CODE,
            "name": TEXT,
            "roles": [CODE],
            "identifier": {"scheme": CODE, "id": CODE},
            "details": {"scale": CODE, "vcse": FLAG},
        }
    ],
    "tender": {
        "title": TEXT,
        "status": CODE,
        "datePublished": CODE,
        "procurementMethod": CODE,
        "procurementMethodDetails": TEXT,
        "classification": CLASSIFICATION,
        "value": VALUE,
        "tenderPeriod": PERIOD,
        "contractPeriod": PERIOD,
        "suitability": SUITABILITY,
        "lots": [{"id": CODE, "status": CODE, "suitability": SUITABILITY, "contractPeriod": PERIOD}],
        "items": [{"id": CODE, "classification": CLASSIFICATION, "additionalClassifications": [CLASSIFICATION]}],
        "documents": [{"id": CODE, "documentType": CODE, "datePublished": CODE}],
    },
    "awards": [
        {
            "id": CODE,
            "status": CODE,
            "date": CODE,
            "datePublished": CODE,
            "value": VALUE,
            "contractPeriod": PERIOD,
            "relatedLots": [CODE],
            "suppliers": [{"id": CODE, "name": TEXT}],
        }
    ],
    "contracts": [{"id": CODE, "awardID": CODE, "status": CODE, "period": PERIOD, "value": VALUE}],
}

# The other sections of a release that OCDS 1.1 and both services' extensions have.
OTHER_SECTIONS = frozenset(
    ("title", "description", "language", "initiationType", "planning", "links", "relatedProcesses", "bids")
)

_DROPPED = object()


def kept(release: Release, drift: Counter[str]) -> Release:
    """The fields of `release` that are kept. What does not fit the standard is counted in `drift`, in words."""
    for name in release:
        if _whole(name) not in FIELDS and _whole(name) not in OTHER_SECTIONS:
            drift[f"the section {name[:40]} is not known, and was left out"] += 1
    return _fields(release, FIELDS, "", drift)


def _fields(value: Mapping[str, Any], shape: Mapping[str, Any], path: str, drift: Counter[str]) -> Release:
    found = {}
    for written, content in value.items():
        name = written
        if name not in shape:
            name = _whole(written)
            if name == written or name not in shape:
                continue
            drift[f"the name of {path}{name} is broken by spaces, and was mended"] += 1
        part = _part(content, shape[name], path + name, drift)
        if part is not _DROPPED:
            found[name] = part
    return found


def _part(value: Any, shape: Any, path: str, drift: Counter[str]) -> Any:
    if value is None:
        # In OCDS a null takes back what an earlier release said, so it stays.
        return None
    if isinstance(shape, dict) and isinstance(value, dict):
        return _fields(value, shape, f"{path}.", drift)
    if isinstance(shape, list) and isinstance(value, list):
        parts = (_part(item, shape[0], path, drift) for item in value)
        return [part for part in parts if part is not _DROPPED and part is not None]
    if shape in (CODE, TEXT) and isinstance(value, str):
        return contacts.mask(value) if shape == TEXT else contacts.EMAIL.sub("[e-mail address]", value)
    # Some publishers number their lots and documents instead of giving them codes.
    if shape == CODE and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if shape == FLAG and isinstance(value, bool):
        return value
    if shape == NUMBER and isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return value
    drift[f"{path} is not what OCDS 1.1 says, and was left out"] += 1
    return _DROPPED


def _whole(name: str) -> str:
    """A field's name without spaces: no field of OCDS has any, but lines broken in a file put some there."""
    return "".join(name.split())
