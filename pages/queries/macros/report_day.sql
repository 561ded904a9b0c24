-- The day on which Procuring the Smarter State was published.
CREATE MACRO report_day() AS DATE '2018-01-30';
