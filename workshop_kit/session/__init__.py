"""The plan of a session, its timer and its pace."""
