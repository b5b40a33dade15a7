"""Invented cases for a first look: every person, place and event in them is made up, dated from the day of loading."""
