-- The bodies that the reader chose, by their codes between commas, each with its place among them.
CREATE MACRO chosen_body(chosen) AS TABLE
    SELECT
        *, -- noqa: AM04
        list_position(string_split(chosen, ','), buyer_id) AS place
    FROM buyer
    WHERE list_contains(string_split(chosen, ','), buyer_id);
