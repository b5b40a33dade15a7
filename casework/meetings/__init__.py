"""Meetings of several agencies about a case (MARAC, MAPPA), and the actions that they gave."""
