"""Decide which bodies unmatched names mean, most spend first: asks on a terminal, else lists."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from pipelines import transform
from pipelines.catalogue import BUYER_TYPES
from pipelines.matching import decisions
from pipelines.matching.names import Body
from pipelines.matching.unmatched import Names, Published
from pipelines.problem import ProblemError

ASK = "number, text to search for, s skip, n no body, k KIND of body alone, u undo, q quit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command can be told."""
    parser.add_argument("--list", action="store_true", help="list the names and the bodies that they look like, only")
    parser.add_argument("--undo", action="store_true", help="take the last decision back")
    parser.add_argument("--name", metavar="NAME", help="decide this name, as published")
    parser.add_argument("--source", metavar="SOURCE", help="where it was published, if in several sources")
    parser.add_argument("--buyer", metavar="ID", help="the body that it means, by the code of the table buyer")
    parser.add_argument("--kind", choices=BUYER_TYPES, metavar="KIND", help="only a kind of body can be told")
    parser.add_argument("--none", action="store_true", help="it is no one body")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why; needed unless the name fits by rule")
    parser.add_argument("--evidence", default="", metavar="TEXT", help="where it can be checked; needed likewise")


def run(chosen: argparse.Namespace) -> int:
    """Undo, decide one name, list, or ask about each."""
    if chosen.undo:
        print(_said("Undone", decisions.undo(chosen.data)))
        return 0
    names = Names(transform.stage(chosen.data, datetime.now(UTC).date()).connection)
    if chosen.name is not None:
        one = _published(names, chosen.name, chosen.source)
        if sum(map(bool, (chosen.buyer, chosen.kind, chosen.none))) != 1:
            raise ProblemError("Say one of --buyer ID, --kind KIND or --none.")
        decision = decide(names, one, chosen.buyer or "", chosen.kind or "", chosen.reason, chosen.evidence)
        decisions.add(chosen.data, decision)
        print(_said("Decided", decision))
    elif chosen.list or not sys.stdin.isatty():
        _list(names)
    else:
        _ask(names, chosen)
    return 0


def decide(names: Names, one: Published, buyer_id: str, kind: str, reason: str, evidence: str) -> decisions.Decision:
    """The row of a decision. Raises ProblemError where the body is not there, or the reason or evidence is missing."""
    body = names.known.bodies.get(buyer_id)
    if buyer_id and not (body and body.held):
        raise ProblemError(f"There is no body “{buyer_id}”. Give a buyer_id, as review --list and the register show.")
    match = names.match(one)
    method = "reviewed"
    if body and match and match.body == body:
        method, reason, evidence = match.method, reason or match.note, evidence or match.evidence
    if not evidence.strip() or not (reason.strip() or method == "exact"):
        raise ProblemError("A decision needs its reason and its evidence: --reason TEXT --evidence TEXT.")
    return {
        "source": one.source, "buyer_name_published": one.name, "buyer_id": buyer_id,
        "buyer_type": body.buyer_type if body else kind, "match_method": method,
        "note": " ".join(reason.split()), "evidence": " ".join(evidence.split()),
    }  # fmt: skip


def _published(names: Names, name: str, source: str | None) -> Published:
    found = [one for one in names.published if one.name == name and source in (None, one.source)]
    if len(found) != 1:
        where = f" in {source}" if source else ""
        raise ProblemError(
            f"No buyer is called “{name}”{where}: give the name exactly as published."
            if not found
            else f"“{name}” is in {', '.join(one.source for one in found)}: say which with --source."
        )
    return found[0]


def _list(names: Names) -> None:
    for one in names.unmatched:
        _show(one, names.like(one.name))
    total = sum(one.spend_gbp for one in names.unmatched)
    print(f"{len(names.unmatched)} names, £{total:,.2f}, have no decision and fit no rule.", file=sys.stderr)


def _ask(names: Names, chosen: argparse.Namespace) -> None:
    """One question a name; an answer that cannot be used is said, and asked again."""
    for position, one in enumerate(names.unmatched, start=1):
        found = names.like(one.name)
        print(f"{position} of {len(names.unmatched)}")
        while True:
            _show(one, found)
            answer = _answer(f"{ASK}\n> ")
            if answer in ("s", "q", ""):
                break
            try:
                if answer == "u":
                    print(_said("Undone", decisions.undo(chosen.data)), "It is asked again the next time.")
                    continue
                picked, kind = _picked(answer, found)
                if picked is None and not kind and answer != "n":
                    found = names.search(answer)
                    continue
                decisions.add(chosen.data, _with_reason(names, one, picked, kind))
                break
            except ProblemError as error:
                print(error)
        if answer == "q":
            return
    print("That was the last name.")


def _picked(answer: str, found: list[tuple[Body, str, int]]) -> tuple[Body | None, str]:
    """The body of that number, or the kind that was typed."""
    if answer.isdecimal() and 1 <= int(answer) <= len(found):
        return found[int(answer) - 1][0], ""
    if answer.startswith("k "):
        kind = answer[2:].strip().replace(" ", "_")
        if kind not in BUYER_TYPES:
            raise ProblemError(f"“{kind}” is no kind of body. The kinds: {', '.join(BUYER_TYPES)}.")
        return None, kind
    return None, ""


def _with_reason(names: Names, one: Published, body: Body | None, kind: str) -> decisions.Decision:
    buyer_id = body.buyer_id if body else ""
    try:
        return decide(names, one, buyer_id, kind, "", "")
    except ProblemError:
        return decide(names, one, buyer_id, kind, _answer("Why? "), _answer("Where can that be checked? "))


def _answer(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return "q"


def _show(one: Published, found: list[tuple[Body, str, int]]) -> None:
    print(f"£{one.spend_gbp:,.2f}  {_safe(one.name)}  ({one.source}, {one.first:%B %Y} to {one.last:%B %Y})")
    for number, (body, spelling, score) in enumerate(found, start=1):
        print(f"  {number}  {body.buyer_id}  {_safe(spelling)}, {body.buyer_type}, {score} of 100 alike")
    if not found:
        print("  no body has a name like it")


def _said(what: str, decision: decisions.Decision) -> str:
    meaning = decision["buyer_id"] or decision["buyer_type"] or "no body"
    return f"{what}: {_safe(decision['buyer_name_published'])} as {meaning} ({decision['match_method']})."


def _safe(text: str) -> str:
    """A name without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
