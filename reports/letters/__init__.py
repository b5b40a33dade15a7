"""The letters of a case, and letters that wait for a supervisor."""
