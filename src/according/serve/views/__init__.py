"""What each page shows: a template's name and what stands in it.

Law: a view looks and changes nothing; it is called in the ledger's own thread.
"""
