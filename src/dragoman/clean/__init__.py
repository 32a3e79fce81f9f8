"""Page → Document: the story alone, and what the page says of itself."""
