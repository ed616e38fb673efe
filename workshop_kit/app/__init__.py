"""The guided steps without code or files, served by Voilà: one page, one kernel."""
