-- What stands beside every comparison of bodies.
CREATE MACRO comparison_note() AS
'Low use of the frameworks is not low use of the cloud: councils buy in other ways too.';
