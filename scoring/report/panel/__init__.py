"""The panel in reports."""
