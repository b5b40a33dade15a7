"""How the service is put together: settings, routes, Celery and the embedded servers; no rules, no models."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
