"""Evidence: uploads, exhibits, sealed originals, working copies, custody, and what is missing."""
