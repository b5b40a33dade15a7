"""The Celery application that the worker, beat and the web processes share."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("hawthorn", task_cls="config.beating:BeatingTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
