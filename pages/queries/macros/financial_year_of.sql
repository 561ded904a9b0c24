-- The financial year, April to March, that a day falls in: 2013-14.
CREATE MACRO financial_year_of(day) AS
strftime(day - INTERVAL 3 MONTH, '%Y') || '-' || strftime(day + INTERVAL 9 MONTH, '%y');
