"""Which of several figures in one place is shown: the reader picks, and the address keeps it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

PARAMETER = "show"  # in addresses: names of figures with commas between, of those alone that are not shown at first


def shown() -> list[str]:
    """The figures that the address asks for in place of those shown at first."""
    return [name for name in st.query_params.get(PARAMETER, "").split(",") if name]


def pick(label: str, names: Mapping[str, str]) -> str:
    """Draw the choice among figures, by what the reader picks; returns the name of the one to show."""
    labels = {name: told for told, name in names.items()}
    asked = [labels[name] for name in shown() if name in labels]
    st.session_state[label] = asked[0] if asked else next(iter(names))
    picked = st.segmented_control(label, list(names), required=True, key=label, on_change=_follow, args=(label, names))
    return names[picked or next(iter(names))]


def _follow(label: str, names: Mapping[str, str]) -> None:
    """The reader picked: a figure that is not shown at first goes into the address."""
    first, *others = names.values()
    name = names[st.session_state[label]]
    kept = [one for one in shown() if one not in (first, *others)] + [name] * (name != first)
    if kept:
        st.query_params[PARAMETER] = ",".join(kept)
    else:
        st.query_params.pop(PARAMETER, None)
