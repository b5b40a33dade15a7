"""Makes the copies of files that people work with, in a process of its own that needs neither Django nor database."""
