"""A server that means harm, and crawls of it with the real command line."""
