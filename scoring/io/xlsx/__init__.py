"""Score sheets as workbooks: layout, writing with live formulas, reading back."""
