"""How a crawl starts that knows very many addresses."""
