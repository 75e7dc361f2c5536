"""What-ifs in reports."""
