"""What figures about central bodies, the data, changes, surveys, recommendations and ministers say, worked out by hand.

For each figure its world and its heading of none, one, many and a tie; None where its heading counts and cannot tie.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from snapshots import NAME, central, council, spend

World = dict[str, list[dict[str, Any]]]
Cases = dict[str, tuple[World, str] | None]

MONTHS = [date(2013, month, 1) for month in range(1, 7)]
LAST = spend(MONTHS[1], None, "1")  # the provisional month, so that the one before is final
DEPARTMENT = {"buyer_type": "ministerial_department"}
AGENCY = {"buyer_type": "executive_agency"}


def counted(none: str, one: tuple[World, str], many: tuple[World, str], nothing: World | None = None) -> Cases:
    return {"none": (nothing or {}, none), "one": one, "many": many, "tie": None}


# Departments D0 to D11, of which the first two buy; an agency A0 that buys as well.
BODIES = [central(f"D{n}") for n in range(12)]
PAIR_OF_BODIES = [central("D0"), central("A0", "executive_agency")]
TWO_BOUGHT = [spend(MONTHS[0], f"D{n}", "50", **DEPARTMENT) for n in range(2)]
ONE_BOUGHT: World = {"buyer": [BODIES[0]], "spend": [TWO_BOUGHT[0], LAST]}
NOBODY_BOUGHT: World = {"buyer": BODIES, "spend": [spend(MONTHS[0], None, "1"), LAST]}
MANY_BOUGHT: World = {"buyer": BODIES, "spend": [*TWO_BOUGHT, LAST]}
BOTH_KINDS: World = {
    "buyer": PAIR_OF_BODIES,
    "spend": [TWO_BOUGHT[0], spend(MONTHS[0], "A0", "50", **AGENCY), LAST],
}


def lots(software: str, infrastructure: str) -> World:
    rows = [
        spend(MONTHS[0], "D0", pounds, lot_id=lot, invoice_count=10, **DEPARTMENT)
        for lot, pounds in (("software-as-a-service", software), ("infrastructure-as-a-service", infrastructure))
        if pounds
    ]
    return {"buyer": BODIES, "spend": [*rows, LAST]}


def succession(*steps: tuple[int, int, int]) -> World:
    rows = [
        {
            "buyer_id": f"D{old}",
            "successor_buyer_id": f"D{new}",
            "succession_date": date(year, 4, 1),
            "evidence": "made up",
        }
        for old, new, year in steps
    ]
    return {"buyer": BODIES, "buyer_succession": rows}


# Councils, and what is asked of their spend: two months, the first of them final.
COUNCILS = [council(f"C{n}") for n in range(12)]


def bought(*councils: int, months: int = 1, **also: Any) -> World:
    """These councils bought in so many final months; nothing else is final."""
    rows = [spend(month, f"C{n}", "5", **also) for n in councils for month in MONTHS[:months]]
    return {
        "buyer": COUNCILS,
        "spend": [*rows, *(spend(month, None, "1") for month in MONTHS[:months]), spend(MONTHS[months], None, "1")],
        "supplier": [{"supplier_id": name, "supplier_name": name.title()} for name in ("acme", "best")],
    }


def lapsed(*councils: int) -> World:
    """These bought once, and 12 final months followed."""
    late = [spend(date(2014, month, 1), None, "1") for month in (2, 3)]
    return {"buyer": COUNCILS, "spend": [*(spend(MONTHS[0], f"C{n}", "5") for n in councils), *late]}


def year_of(march: str, other: str, lines: int) -> World:
    """A full financial year, 2012 to 2013, in its months `other` pounds each and `march` in March."""
    months = [date(2012 + (n > 8), (n + 3) % 12 + 1, 1) for n in range(12)]
    rows = [spend(month, "C0", march if month.month == 3 else other, invoice_count=lines) for month in months]
    return {"buyer": COUNCILS, "spend": [*rows, spend(date(2013, 4, 1), None, "1")]}


def sme(**of: tuple[str, str]) -> World:
    """Spend of councils and of departments with suppliers labelled SME, and Large; ten lines each."""
    kinds = {"councils": ("C0", {}), "departments": ("D0", DEPARTMENT)}
    rows = [
        spend(MONTHS[0], kinds[who][0], pounds, supplier_size=size, invoice_count=10, **kinds[who][1])
        for who, pair in of.items()
        for size, pounds in zip(("SME", "Large"), pair, strict=True)
    ]
    return {"buyer": [*COUNCILS, *BODIES], "spend": [*rows, LAST]}


# What the snapshot says of itself
CHANGED: World = {"snapshot": [{"snapshot_name": NAME, "snapshot_before": "2025-12-01T0000Z"}]}


def change(kind: str, number: int = 0, snapshot: str = NAME) -> dict[str, Any]:
    code = f"{snapshot}/{kind}/{number}"
    row = {"snapshot_name": snapshot, "change_kind": kind, "subject": f"{number}", "change_id": code}
    if kind.startswith("month_"):
        row |= {"month": MONTHS[number], "spend_before_gbp": Decimal(1), "spend_gbp": Decimal(2)}
    return row


def changes(*rows: dict[str, Any]) -> World:
    return CHANGED | {"change": list(rows)}


def matched(pounds: str, without: str) -> World:
    name = {"source": "g_cloud_sales", "buyer_name_published": "C0", "buyer_id": "C0", "match_method": "exact"}
    rows = [spend(MONTHS[0], "C0", pounds, invoice_count=10)] if pounds else []
    return {
        "buyer": COUNCILS,
        "buyer_name": [name],
        "spend": [*rows, *([spend(MONTHS[0], None, without, invoice_count=10)] if without else [])],
    }


def listed(table: str, number: int, **row: Any) -> World:
    """So many rows, each column numbered where its value is a text with braces."""
    return {
        table: [
            {column: value.format(n) if isinstance(value, str) else value for column, value in row.items()}
            for n in range(number)
        ]
    }


def sources(*next_expected: str | None) -> World:
    return {
        "source": [
            {"source": f"s{n}", "source_title": f"Sales {n}", "licence": "OGL", "next_expected": when}
            for n, when in enumerate(next_expected)
        ],
        "release": [{"release_id": f"r{n}", "source": f"s{n}"} for n in range(len(next_expected))],
    }


RELEASE = {"release_id": "r{}", "source": "s", "row_count": 5, "used_count": 4, "rejected_count": 1}
REJECTED = {"release_id": "r", "source": "s", "line": 1, "reason": "No month"}


def vintages(*differences: int) -> World:
    """Months that a later publication raised or lowered by so much."""
    return {
        "spend_vintage": [
            {"release_id": release, "month": MONTHS[n], "spend_gbp": Decimal(100 + by)}
            for n, difference in enumerate(differences)
            for release, by in (("a", 0), ("b", difference))
        ]
    }


# Surveys, recommendations, small firms
def answer(percent: int, *, edition: int = 1, base: int | None = 200, **also: Any) -> dict[str, Any]:
    return {
        "survey": "GovTech SME Survey",
        "respondents": "Suppliers",
        "edition": edition,
        "edition_year": 2014 + edition,
        "edition_name": f"Edition {edition}",
        "series": "marketplace-helped",
        "question_id": "q",
        "question": "Asked?",
        "answer": "agree",
        "breakdown": "all respondents",
        "answer_percent": Decimal(percent),
        "base_count": base,
        "base_text": f"{base}",
    } | also


def answers(theme: str, *rows: tuple[str, str, int]) -> World:
    return {
        "survey_result": [
            answer(percent, theme=theme, respondents=who, question_id=question) for who, question, percent in rows
        ]
    }


def of_theme(theme: str, name: str) -> Cases:
    civil, suppliers = "Civil servants", "Suppliers"
    both = answers(theme, (civil, "a", 20), (suppliers, "b", 60), (suppliers, "c", 70))
    return {
        "none": ({}, f"No survey answers on {name} in this snapshot"),
        "one": (answers(theme, (civil, "a", 20)), "Most given answers: 20% of civil servants"),
        "many": (both, "Most given answers: 20% of civil servants and 70% of suppliers"),
        "tie": (
            answers(theme, (suppliers, "b", 60), (suppliers, "c", 60)),
            "Most given answers: 60% of suppliers",
        ),
    }


def twice(*pairs: tuple[int, int]) -> World:
    """Questions asked of 200 in two editions."""
    return {
        "survey_result": [
            answer(percent, edition=edition, question_id=f"q{n}", theme="skills")
            for n, pair in enumerate(pairs)
            for edition, percent in enumerate(pair, start=1)
        ]
    }


def shares(*of_departments: tuple[str, int], total: int | None = None) -> World:
    common = {"as_at_date": date(2017, 3, 31), "unit": "%", "published_in": "A report"}
    rows = [
        {"indicator": "central_government_sme_share_direct", "breakdown": name, "value": Decimal(value)} | common
        for name, value in of_departments
    ]
    if total is not None:
        rows.append(
            {
                "indicator": "central_government_sme_share_total",
                "breakdown": "central government",
                "value": Decimal(total),
            }
            | common
        )
    return {"published_figure": rows}


def both_shares(*of_departments: tuple[str, int, int]) -> World:
    """Departments' direct and indirect shares."""
    direct = shares(*((name, value) for name, value, _ in of_departments))["published_figure"]
    indirect = shares(*((name, value) for name, _, value in of_departments))["published_figure"]
    renamed = [row | {"indicator": "central_government_sme_share_indirect"} for row in indirect]
    return {"published_figure": direct + renamed}


def asks(*known: int | None) -> World:
    """Asks with an indicator each: the pounds of 2019, after 100 before the report; None where nothing is published."""
    published = [
        {"indicator": f"i{n}", "breakdown": "total", "as_at_date": day, "value": Decimal(pounds), "unit": "GBP",
         "published_in": "A report"}
        for n, later in enumerate(known) if later is not None
        for day, pounds in ((date(2017, 12, 31), 100), (date(2019, 12, 31), later))
    ]  # fmt: skip
    indicators = [
        {"indicator_id": f"A{n}-x", "ask_id": f"A{n}", "indicator_name": "Spend", "unit": "GBP",
         "measured_by": "none" if later is None else "published_figure",
         "measure_key": None if later is None else f"i{n}",
         "measure_breakdown": None if later is None else "total", "period": "day"}
        for n, later in enumerate(known)
    ]  # fmt: skip
    return {
        "ask": [
            {"ask_id": f"A{n}", "recommendation_id": "A", "ask": "Do", "addressee": "All"} for n in range(len(known))
        ],
        "indicator": indicators,
        "published_figure": published,
    }


def post(department: str, title_kind: str, minister: str = "Ann Example") -> dict[str, Any]:
    return {
        "department_name": department,
        "is_department": True,
        "post_name": f"Minister for {title_kind}",
        "minister_name": minister,
        "held_from": date(2018, 1, 1),
        "title_kind": title_kind,
    }


def posts(*rows: dict[str, Any]) -> World:
    return {"minister_post": list(rows)}


CASES: dict[str, Cases] = {
    "central_adoption_by_kind": {
        "none": (NOBODY_BOUGHT, "No department had bought by January 2013"),
        "one": (ONE_BOUGHT, "Every department had bought by January 2013"),
        "many": (MANY_BOUGHT, "2 of 12 departments had bought by January 2013"),
        "tie": (BOTH_KINDS, "Every department had bought by January 2013"),
    },
    "departments_and_their_bodies": counted(
        "No department has bought, nor has any of its bodies",
        (ONE_BOUGHT, "Every department has bought, or one of its bodies has"),
        (MANY_BOUGHT, "In 2 of 12 departments, the department or one of its bodies has bought"),
        NOBODY_BOUGHT,
    ),
    "department_spend_by_lot": {
        "none": (NOBODY_BOUGHT, "No spend of departments in this selection"),
        "one": (lots("300", ""), "Departments and their bodies spent £300 on Software as a Service"),
        "many": (lots("300", "100"), "Software as a Service took 75% of the spend of departments and their bodies"),
        "tie": (
            lots("300", "300"), "Infrastructure as a Service and Software as a Service tie, with £300 each"
        ),
    },
    "central_bodies_not_yet": counted(
        "Every department and agency has bought",
        ({"buyer": BODIES[:1], "spend": NOBODY_BOUGHT["spend"]}, "Not yet: 1 department"),
        (MANY_BOUGHT, "Not yet: 10 departments"),
        ONE_BOUGHT,
    ),
    "central_successions": counted(
        "No central body gave way to another",
        (succession((0, 1, 2013)), "1 central body gave way to others in 2013"),
        (succession((0, 1, 2013), (2, 1, 2020)), "2 central bodies gave way to others from 2013 to 2020"),
    ),
    "central_spend_by_year": {
        "none": (NOBODY_BOUGHT, "No department and no agency had invoices"),
        "one": (ONE_BOUGHT, "1 department and 0 agencies had invoices"),
        "many": (MANY_BOUGHT, "2 departments and 0 agencies had invoices"),
        "tie": (BOTH_KINDS, "1 department and 1 agency had invoices"),
    },
    "councils_bought_most_months": counted(
        "No council bought in most months",
        (bought(0, months=2), "1 council bought in most months"),
        (bought(0, 1, months=2), "2 councils bought in most months"),
        NOBODY_BOUGHT,
    ),
    "councils_bought_once": counted(
        "No council bought in one month only",
        (bought(0), "1 council bought in one month only"),
        (bought(0, 1), "2 councils bought in one month only"),
        bought(0, months=2),
    ),
    "first_time_buyers": counted(
        "No body bought for the first time",
        (bought(0), "1 body bought for the first time"),
        (bought(0, 1), "2 bodies bought for the first time"),
        NOBODY_BOUGHT,
    ),
    "buyers_lapsed": counted(
        "No buyer has lapsed",
        (lapsed(0), "1 buyer has lapsed"),
        (lapsed(0, 1), "2 buyers have lapsed"),
        bought(0),
    ),
    "suppliers_to_councils": counted(
        "No supplier has sold to councils",
        (bought(0), "1 supplier has sold to councils"),
        (
            bought(0) | {"spend": [*bought(0)["spend"], spend(MONTHS[0], "C1", "5", supplier_id="best")]},
            "2 suppliers have sold to councils",
        ),
        NOBODY_BOUGHT,
    ),
    "sme_share_by_buyer_group": {
        "none": ({}, "Too few invoice lines for a share of SMEs"),
        "one": (sme(councils=("30", "70")), "SMEs had 30% of spend of local authorities"),
        "many": (
            sme(councils=("30", "70"), departments=("10", "90")),
            "SMEs: from 10% (departments) to 30% (local authorities)",
        ),
        "tie": (sme(councils=("30", "70"), departments=("3", "7")), "SMEs had 30% of spend in every group"),
    },
    "march_spend_by_year": counted(
        "No full financial year in this selection",
        (year_of("11", "9", 1), "March had 10% of spend in 2012 to 2013"),  # 11 of 11 + 11 x 9
        (year_of("33", "7", 1), "March had 30% of spend in 2012 to 2013"),  # 33 of 33 + 11 x 7
    ),
    "matching_by_method": {
        "none": ({}, "No published names in this snapshot"),
        "one": (matched("5", ""), "All spend is matched to a body"),
        "many": (matched("90", "10"), "90.0% of spend is matched to a body"),
        "tie": (matched("50", "50"), "50.0% of spend is matched to a body"),
    },
    "names_without_body": counted(
        "Every published name is matched to a body",
        (matched("5", "7"), "1 name is matched to no body, with £7"),
        (
            {"spend": [spend(MONTHS[0], None, "7", buyer_name_published=name) for name in "AB"]},
            "2 names are matched to no body, with £14",
        ),
        matched("5", ""),
    ),
    "dictionary_of_columns": counted(
        "0 columns and what each one means",
        (listed("dictionary", 1, column_name="c{}", table_names="spend"), "1 column and what each one means"),
        (listed("dictionary", 3, column_name="c{}", table_names="spend"), "3 columns and what each one means"),
    ),
    "glossary_of_words": counted(
        "0 words and what we mean by each",
        (listed("glossary", 1, word="w{}"), "1 word and what we mean by each"),
        (listed("glossary", 3, word="w{}"), "3 words and what we mean by each"),
    ),
    "publications": counted(
        "0 files went into this snapshot, no row rejected",
        (listed("release", 1, **RELEASE), "1 file went into this snapshot, 1 row rejected"),
        (listed("release", 3, **RELEASE), "3 files went into this snapshot, 3 rows rejected"),
    ),
    "publications_expected": {
        "none": (sources(None), "No source says when it publishes next"),
        "one": (sources("On 1 July 2027."), "Next publication expected: Sales 0"),
        "many": (
            sources("None: stopped.", "On 1 July 2027.", "On 1 July 2028."),
            "Next publication expected: Sales 1 and Sales 2",
        ),
        "tie": (
            sources("None: this series has stopped.", "None: this series has stopped."),
            "No further publication of Sales 0 and Sales 1 is expected",
        ),
    },
    "rejected_rows": counted(
        "Every row could be used",
        (listed("rejected_row", 1, **REJECTED), "1 row could not be used"),
        (listed("rejected_row", 3, **REJECTED), "3 rows could not be used"),
    ),
    "restated_months": {
        "none": (vintages(0), "No month was restated"),
        "one": (vintages(5), "Later publications raised 1 month and lowered 0"),
        "many": (vintages(5, 6, -7), "Later publications raised 2 months and lowered 1"),
        "tie": (vintages(5, -5), "Later publications raised 1 month and lowered 1"),
    },
    "sources": counted(
        "The figures rest on 0 sources",
        (sources(None), "The figures rest on 1 source"),
        (sources(None, None), "The figures rest on 2 sources"),
    ),
    "corrections": counted(
        "Corrections so far: none",
        (listed("correction", 1, correction_date=MONTHS[0], corrected_figure="f{}"), "Corrections so far: 1"),
        (listed("correction", 3, correction_date=MONTHS[0], corrected_figure="f{}"), "Corrections so far: 3"),
    ),
    "changes": counted(
        "No changes are on record yet",
        (changes(change("buyer_new")), "1 change in 1 snapshot so far"),
        (
            changes(change("buyer_new"), change("buyer_new", 1), change("buyer_gone", 2, "2025-12-01T0000Z")),
            "3 changes in 2 snapshots so far",
        ),
    ),
    "changes_by_kind": counted(
        "Nothing has changed",
        (changes(change("buyer_new")), "1 change since the snapshot before"),
        (changes(change("buyer_new"), change("month_gone")), "2 changes since the snapshot before"),
        CHANGED,
    ),
    "changed_months": {
        "none": (CHANGED, "No month was added or restated"),
        "one": (changes(change("month_added")), "1 month added"),
        "many": (changes(change("month_added"), change("month_restated", 1), change("month_restated", 2)),
                 "1 month added, 2 restated"),
        "tie": (changes(change("month_added"), change("month_gone", 1)), "1 month added, 1 gone"),
    },
    "changed_names": {
        "none": (CHANGED, "No name was matched or decided anew"),
        "one": (changes(change("name_matched")), "1 name matched"),
        "many": (changes(change("name_matched"), change("name_matched", 1), change("name_decided_anew")),
                 "2 names matched, 1 decided anew"),
        "tie": (changes(change("name_matched"), change("name_decided_anew")), "1 name matched, 1 decided anew"),
    },
    "changed_buyers": {
        "none": (CHANGED, "No buyer is new or gone"),
        "one": (changes(change("buyer_gone")), "1 buyer gone"),
        "many": (changes(change("buyer_new"), change("buyer_new", 1), change("buyer_gone")), "2 buyers new, 1 gone"),
        "tie": (changes(change("buyer_new"), change("buyer_gone")), "1 buyer new, 1 gone"),
    },
    "changed_methods": {
        "none": (CHANGED, "No method has changed"),
        "one": (changes(change("method_new")), "1 method new"),
        "many": (changes(change("method_changed"), change("method_changed", 1), change("method_gone")),
                 "2 methods changed, 1 gone"),
        "tie": (changes(change("method_changed"), change("method_new")), "1 method changed, 1 new"),
    },
    "survey_skills": of_theme("skills", "skills and understanding"),
    "survey_access": of_theme("access", "access for small firms"),
    "survey_marketplace": of_theme("marketplace", "the Digital Marketplace"),
    "survey_contracts_finder": of_theme("contracts finder", "Contracts Finder"),
    "survey_engagement": of_theme("engagement", "engagement with the market"),
    "survey_marketplace_helped": {
        "none": ({}, "No survey answers on the Marketplace's help in this snapshot"),
        "one": ({"survey_result": [answer(80)]}, "80% of suppliers said in 2015 that the Marketplace helped"),
        "many": (
            {"survey_result": [answer(80), answer(63, edition=4)]},
            "63% of suppliers said in 2018 that the Marketplace helped, 80% in 2015",
        ),
        "tie": (
            {"survey_result": [answer(63), answer(63, edition=4)]},
            "63% of suppliers said in 2018 that the Marketplace helped, 63% in 2015",
        ),
    },
    # Of 200 each, 20% and 60% are far apart and 60% and 61% are not.
    "survey_changes": {
        "none": (answers("skills", ("Suppliers", "a", 20)), "No question was asked twice in this snapshot"),
        "one": (twice((20, 60)), "1 of 1 testable change exceeds sampling noise"),
        "many": (twice((20, 60), (60, 20), (60, 61)), "2 of 3 testable changes exceed sampling noise"),
        "tie": (twice((60, 60)), "None of 1 testable change exceeds sampling noise"),
    },
    "survey_answers": counted(
        "No survey answers in this snapshot",
        ({"survey_result": [answer(80)]}, "1 answer from 1 edition could be read"),
        ({"survey_result": [answer(80), answer(63, edition=4)]}, "2 answers from 2 editions could be read"),
    ),
    "recommendations": counted(
        "No recommendations in this snapshot",
        (listed("recommendation", 1, recommendation_id="{}", known="complete"),
         "1 recommendation known from the press"),
        (listed("recommendation", 2, recommendation_id="{}", known="in part"),
         "2 recommendations known from the press, 0 and 1 in part"),
    ),
    "recommendation_indicators": {
        "none": ({}, "No recommendations in this snapshot"),
        "one": (asks(200), "1 of 1 ask can be compared with the report's day"),
        "many": (asks(200, None, 50), "2 of 3 asks can be compared with the report's day"),
        "tie": (asks(100, None), "1 of 2 asks can be compared with the report's day"),
    },
    "commitments": counted(
        "No commitments in this snapshot",
        (listed("commitment", 1, commitment_id="{}", status="sourced"), "Sourced: 1 of 1 commitment or duty"),
        (listed("commitment", 2, commitment_id="{}", status="not yet sourced"),
         "Sourced: 0 of 2 commitments and duties"),
    ),
    "sme_spend_by_year": {
        "none": ({}, "No shares of spend with small firms in this snapshot"),
        "one": (shares(total=25), "25% of spend reached small firms in 2016 to 2017"),
        "many": (
            shares(total=25) | {"commitment": [
                {"commitment_id": "a", "target_percent": Decimal(33), "start_year": 2015, "due_year": 2020}
            ]},
            "25% of spend reached small firms in 2016 to 2017, 33% aspired to",
        ),
        "tie": (
            shares(total=33) | {"commitment": [
                {"commitment_id": "a", "target_percent": Decimal(33), "start_year": 2015, "due_year": 2020}
            ]},
            "33% of spend reached small firms in 2016 to 2017, 33% aspired to",
        ),
    },
    "sme_spend_by_department": {
        "none": ({}, "No shares by department in this snapshot"),
        "one": (shares(("Defence", 5)), "Defence: 5.0% directly with small firms"),
        "many": (
            shares(("Defence", 5), ("Health", 9)),
            "From 5.0% to 9.0% of departments' spend went directly to small firms",
        ),
        "tie": (shares(("Defence", 5), ("Health", 5)), "5.0% went directly to small firms in every department"),
    },
    "sme_spend_by_department_and_year": {
        "none": (shares(("Defence", 5)), "No indirect shares by department in this snapshot"),
        "one": (both_shares(("Defence", 5, 7)), "Defence: 7.0% of spend reached small firms indirectly"),
        "many": (
            both_shares(("Defence", 5, 7), ("Health", 9, 2)),
            "2 departments: 2.0% to 7.0% of spend reached small firms indirectly",
        ),
        "tie": (
            both_shares(("Defence", 5, 7), ("Health", 9, 7)),
            "2 departments: 7.0% of spend reached small firms indirectly",
        ),
    },
    "minister_posts": counted(
        "No ministers in this snapshot",
        (posts(post("D", "neither")), "1 appointment of 1 minister in 1 department"),
        (
            posts(post("D", "neither"), post("E", "science"), post("E", "neither", "Bob Example")),
            "3 appointments of 2 ministers in 2 departments",
        ),
    ),
    "ministers_on_day": {
        "none": ({}, "No ministers of that day in this snapshot"),
        "one": (
            posts(post("D", "technology")),
            "1 of 1 department had a minister whose title names technology",
        ),
        "many": (
            posts(post("D", "technology"), post("D", "technology", "Bob Example"), post("E", "neither")),
            "1 of 2 departments had a minister whose title names technology",
        ),
        "tie": (
            posts(post("D", "science"), post("E", "neither")),
            "0 of 2 departments had a minister whose title names technology",
        ),
    },
    "minister_titles": counted(
        "No title names technology in this snapshot",
        (posts(post("D", "technology")), "1 appointment in 1 department named technology since 2010"),
        (
            posts(post("D", "technology"), post("E", "technology"), post("E", "science")),
            "2 appointments in 2 departments named technology since 2010",
        ),
    ),
    "minister_technology_by_month": {
        "none": ({}, "No ministers in this snapshot"),
        "one": (
            posts(post("D", "technology")),
            "1 of 1 department had technology in a minister's title on 1 January 2018",
        ),
        "many": (
            posts(post("D", "technology"), post("E", "science"), post("F", "neither")),
            "1 of 3 departments had technology in a minister's title on 1 January 2018",
        ),
        "tie": (
            posts(post("D", "technology"), post("E", "technology")),
            "2 of 2 departments had technology in a minister's title on 1 January 2018",
        ),
    },
    "minister_responsibilities": counted(
        "No responsibilities read elsewhere in this snapshot",
        (listed("minister_responsibility", 1, minister_name="M{}"), "1 responsibility known from elsewhere"),
        (listed("minister_responsibility", 2, minister_name="M{}"), "2 responsibilities known from elsewhere"),
    ),
}  # fmt: skip
