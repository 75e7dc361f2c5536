"""Other answers and points, and what single indicators move."""
