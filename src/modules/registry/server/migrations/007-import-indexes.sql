-- An import is at most some ten thousand rows, found by its key: two more indexes cost each staged row more than they ever gave back.
drop index import_rows_by_verdict;
drop index import_rows_by_family;
