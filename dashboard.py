"""The dashboard: its pages, and the app that serves them. Start it with `python dashboard.py`."""

import streamlit as st

from pages.shared import serve

# Called when the server loads this file too: a first visit straight to a page's address then finds the router.
page = st.navigation(
    [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/local_authorities.py", title="Local authorities"),
        st.Page("pages/departments.py", title="Departments"),
        st.Page("pages/opportunities.py", title="Opportunities"),
        st.Page("pages/changes.py", title="Changes"),
        st.Page("pages/data.py", title="Data"),
        st.Page("pages/surveys.py", title="Surveys"),
        st.Page("pages/recommendations.py", title="Recommendations"),
        st.Page("pages/ministers.py", title="Ministers"),
    ],
    position="hidden" if st.context.is_embedded else "top",
)

app = st.App("dashboard.py", routes=serve.ROUTES, middleware=serve.MIDDLEWARE)

if st.runtime.exists():
    page.run()
elif __name__ == "__main__":
    serve.run(app)
