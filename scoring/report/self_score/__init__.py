"""Self scores in reports."""
