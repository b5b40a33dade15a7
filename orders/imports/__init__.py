"""Spreadsheets brought in: read, tried out, asked about, loaded."""
