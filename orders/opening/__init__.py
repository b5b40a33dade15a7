"""Opens spreadsheets that strangers made, in a process of its own that needs neither Django nor database."""
