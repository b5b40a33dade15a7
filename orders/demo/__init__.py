"""The demo: invented services, people and cases, told through the services that staff use."""
