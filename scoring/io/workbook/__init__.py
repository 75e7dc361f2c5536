"""Any .xlsx file to grids of exact text, safely: sizes, markup and cells are limited."""
