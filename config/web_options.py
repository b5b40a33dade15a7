"""How gunicorn runs web, on one machine and in the image alike: `gunicorn --config=python:config.web_options`."""

import gc

wsgi_app = "config.wsgi"
worker_class = "config.web_server.WebWorker"
workers = 2
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 10
control_socket_disable = True
loglevel = "warning"


def pre_fork(_server: object, _worker: object) -> None:
    """Keep what was loaded once out of the search for garbage: a process then ends in a second, and copies less."""
    gc.freeze()
