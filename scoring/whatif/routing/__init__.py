"""Routes: the cheapest way to a grade or out of one, with a proof."""
