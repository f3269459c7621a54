"""What it costs to keep the addresses that wait."""
