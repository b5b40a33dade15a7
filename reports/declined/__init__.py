"""The register of requests that came to nothing."""
