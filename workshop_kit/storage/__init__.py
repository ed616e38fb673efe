"""Where workshops are kept: the only readers and writers of the database."""
