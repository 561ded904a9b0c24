"""What techUK's surveys asked and what was answered."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field, Table

SURVEYS = ("Civil Servants Survey", "GovTech SME Survey")

THEMES = ("access", "barriers", "contracts finder", "engagement", "marketplace", "skills", "target", "technology")

FIELDS: dict[str, Field] = {
    "survey": Field("Survey", "techUK's Civil Servants Survey or GovTech SME Survey"),
    "respondents": Field("Who was asked", "Civil servants, or suppliers: small and medium-sized technology firms"),
    "edition": Field("Edition number", "Number of the survey's edition, from 1", "SMALLINT"),
    "edition_year": Field("Edition year", "Year by which the edition is known", "SMALLINT"),
    "edition_name": Field("Edition", "The edition as it is called"),
    "fieldwork": Field("Fieldwork", "When the survey was made, as far as published"),
    "theme": Field("Theme", "What the question is about"),
    "series": Field("Series", "Questions on one matter; a line breaks where the wording changes"),
    "question_id": Field("Question code", "One wording, asked of one population"),
    "question": Field("Question", "What was asked, in our words where only a paraphrase is known"),
    "wording": Field("Wording", "as asked, or paraphrase where the question itself was not published"),
    "answer": Field("Answer", "The answer that the percentage counts"),
    "answer_percent": Field(
        "Gave this answer", "Percentage of those asked, as published", MONEY, "%", base="base_text", is_published=True
    ),
    "base_count": Field("Number asked", "Answers in the edition; empty where no number is published", "BIGINT"),
    "base_text": Field("Base as published", "The number asked in the publisher's words"),
    "interval_low": Field(
        "Interval from", "Lower end of the 95% Wilson interval, in %; none without a number asked", "DOUBLE"
    ),
    "interval_high": Field(
        "Interval to", "Upper end of the 95% Wilson interval, in %; none without a number asked", "DOUBLE"
    ),
    "edition_before": Field("Edition before", "The edition that asked the same before"),
    "answer_before_percent": Field(
        "Answer before", "Percentage in the edition before", MONEY, "%", base="base_before", is_published=True
    ),
    "base_before": Field("Base before", "The number asked in the edition before, in the publisher's words"),
    "change_points": Field("Change (points)", "Change in percentage points", "DOUBLE"),
    "change_low": Field("Change from", "Lower end of the 95% interval of the difference, in points", "DOUBLE"),
    "change_high": Field("Change to", "Upper end of the 95% interval of the difference, in points", "DOUBLE"),
    "direction": Field("Direction", "up, down, no clear change, or cannot be said"),
    "direction_reason": Field("Why", "Why the direction is what it is"),
    "confidence": Field("How it was read", "READ on the page named, or COUNTED from a file that was opened"),
}

TABLES: dict[str, Table] = {
    "survey_result": Table(
        "What two surveys found",
        "one answer to one question in one edition",
        (
            "survey",
            "respondents",
            "edition",
            "edition_year",
            "edition_name",
            "fieldwork",
            "theme",
            "series",
            "question_id",
            "question",
            "wording",
            "answer",
            "breakdown",
            "answer_percent",
            "base_count",
            "base_text",
            "confidence",
            "published_in",
            "published_date",
            "address",
            "note",
        ),
        key=("question_id", "edition", "breakdown"),
        sort=("question_id", "edition", "breakdown"),
        nullable=("base_count", "published_date", "address", "note"),
    ),
}
