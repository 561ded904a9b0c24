"""The dashboard: its pages, and the app that serves them. Start it with `python dashboard.py`."""

import streamlit as st

from pages.shared.page import one_figure
from pages.shared.server import serve

# Called when the server loads this file too: a first visit straight to a page's address then finds the router.
page = st.navigation(
    [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/adoption.py", title="Adoption"),
        st.Page("pages/map.py", title="Map"),
        st.Page("pages/local_authorities.py", title="Local authorities"),
        st.Page("pages/departments.py", title="Departments"),
        st.Page("pages/buyer.py", title="Buyers"),
        st.Page("pages/frameworks.py", title="Frameworks"),
        st.Page("pages/suppliers.py", title="Suppliers"),
        st.Page("pages/opportunities.py", title="Opportunities"),
        st.Page("pages/notices.py", title="Notices"),
        st.Page("pages/recommendations.py", title="Report"),
        st.Page("pages/surveys.py", title="Surveys"),
        st.Page("pages/ministers.py", title="Ministers"),
        st.Page("pages/briefing.py", title="Briefing"),
        st.Page("pages/data.py", title="Data"),
        st.Page("pages/restatements.py", title="Restatements"),
        st.Page("pages/changes.py", title="Changes"),
    ],
    position="hidden" if st.context.is_embedded else "top",
)

app = st.App("dashboard.py", routes=serve.ROUTES, middleware=serve.MIDDLEWARE)

if st.runtime.exists():
    if one_figure.is_asked():
        one_figure.draw()
    else:
        page.run()
elif __name__ == "__main__":
    serve.run(app)
