"""What stands in a page's bytes: its characters, and for HTML its tree, meta tags and JSON-LD."""
