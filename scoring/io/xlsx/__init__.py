"""Reading Excel workbooks: exactly as stored, and safe with files that mean harm."""
