-- V14 has made postings of them.
DROP TABLE old_term;
DROP TABLE old_stretch;
