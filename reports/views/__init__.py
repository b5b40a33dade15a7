"""The pages that ask questions over many cases and write nothing."""
