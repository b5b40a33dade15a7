"""Reads the spreadsheets that services bring: what is a table, which columns it has, and what a cell means."""
