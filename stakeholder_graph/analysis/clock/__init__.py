"""When is a message heard? Calendars, the worlds they leave open, and journeys day by day."""
