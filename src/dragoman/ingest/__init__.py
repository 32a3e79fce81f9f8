"""The world → pages: files, folders, web archives, tables, feeds and bundles."""
