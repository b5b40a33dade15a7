"""The figures of the law: as shipped with their source, and as an organisation has set them from a day on."""
