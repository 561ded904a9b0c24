-- Whether Contracts Finder covers a body: it is for England and bodies that are not devolved.
CREATE MACRO is_on_contracts_finder(kind, nation) AS kind <> 'devolved' AND coalesce(nation, 'England') = 'England';
