"""Makes the working copies of files, in a process of its own that needs neither Django nor database."""
