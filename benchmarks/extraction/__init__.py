"""What newscrawl and other extractors read from the same saved pages, and what that costs."""
