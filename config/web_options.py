"""How gunicorn runs web, on one machine and in the image alike: `gunicorn --config=python:config.web_options`."""

wsgi_app = "config.wsgi"
worker_class = "config.web_server.WebWorker"
workers = 2
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 10
control_socket_disable = True
loglevel = "warning"
