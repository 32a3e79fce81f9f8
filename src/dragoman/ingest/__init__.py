"""The world → pages: files, folders and web archives."""
