"""What a briefing is taken away as: its address, slides, handout, the screen, pictures and data."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import streamlit as st

from pages.shared import wording
from pages.shared.briefing import address, deck
from pages.shared.briefing.model import Briefing
from pages.shared.briefing.template import MOST_BYTES, NoTemplateError
from pages.shared.page import save_menu
from pages.shared.store import Store
from pages.shared.takeaway import files

MADE = "deck"  # the last deck that was made, with what it was made from


def draw(briefing: Briefing, store: Store) -> None:
    """Draw the row of what to take away, and the address to send. `briefing` names the snapshot that is shown."""
    asked = address.write(briefing)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover("Send this briefing", icon=":material/link:"):
            st.markdown("Whoever opens this address sees the same briefing, with the same numbers:")
            st.code(f"{save_menu.base()}briefing?{asked}", language=None, wrap_lines=True)
        wanted = st.button("Make the slides (PPTX)", icon=":material/slideshow:")
        st.link_button("Handout (PDF)", f"/briefings/handout.pdf?{asked}", icon=":material/picture_as_pdf:")
        st.link_button("Pictures and data (ZIP)", f"/briefings/files?{asked}", icon=":material/folder_zip:")
        st.link_button("Present on this screen", f"/stage?{asked}", icon=":material/present_to_all:")
    with st.expander("Slides on your own template", icon=":material/style:"):
        given = st.file_uploader(
            "A PowerPoint file (.pptx): its title slide and a slide with a title and a chart are used",
            type="pptx",
            max_upload_size=MOST_BYTES // 10**6,
        )
    template = given.getvalue() if given else None
    made_from = (asked, hashlib.sha256(template).hexdigest() if template else "")
    if wanted:
        _make(briefing, store, template, made_from)
    if MADE in st.session_state and st.session_state[MADE][0] == made_from:
        content = st.session_state[MADE][1]
        st.download_button(
            f"Save the slides ({wording.file_size(len(content))})",
            content,
            f"briefing_{store.name}.pptx",
            files.KINDS["pptx"].media_type,
            icon=":material/download:",
            on_click="ignore",
        )


def _make(briefing: Briefing, store: Store, template: bytes | None, made_from: tuple[str, str]) -> None:
    """Make the deck, figure by figure; a sentence where the template cannot be used."""
    progress = st.progress(0.0, "Making the slides")

    def told(done: int, of: int) -> None:
        progress.progress(done / of, f"Slide of figure {done} of {of}")

    try:
        content = deck.make(briefing, store, save_menu.base(), datetime.now(UTC).date(), template, told)
    except NoTemplateError as error:
        st.error(wording.as_plain_text(str(error)))
    else:
        st.session_state[MADE] = (made_from, content)
    progress.empty()
