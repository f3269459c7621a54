"""newscrawl: from Indonesian news pages to clean, dated article records."""

__version__ = "0.1.0"
