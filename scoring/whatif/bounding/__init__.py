"""Grade bounds: how firm grades are against others, over one project or a table of them."""
