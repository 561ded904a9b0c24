"""Which of several figures in one place is shown: the reader picks, and the address keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

PARAMETER = "show"  # in addresses: names of figures with commas between, of those alone that are not shown at first


def asked() -> list[str]:
    """The figures that the address asks for in place of those shown at first."""
    return [name for name in st.query_params.get(PARAMETER, "").split(",") if name]


def shown(names: Sequence[str]) -> str:
    """Which of several figures is shown: the one that the address asks for, or the first."""
    return next((name for name in asked() if name in names), names[0])


def pick(label: str, names: Mapping[str, str]) -> str:
    """Draw the choice among figures, by what the reader picks; returns the name of the one to show."""
    labels = {name: told for told, name in names.items()}
    st.session_state[label] = labels[shown(list(labels))]
    st.segmented_control(label, list(names), required=True, key=label, on_change=_follow, args=(label, names))
    return names[st.session_state[label]]


def _follow(label: str, names: Mapping[str, str]) -> None:
    """The reader picked: a figure that is not shown at first goes into the address."""
    picked = names[st.session_state[label]]
    kept = [name for name in asked() if name not in names.values()]
    if picked != next(iter(names.values())):
        kept.append(picked)
    if kept:
        st.query_params[PARAMETER] = ",".join(kept)
    else:
        st.query_params.pop(PARAMETER, None)
