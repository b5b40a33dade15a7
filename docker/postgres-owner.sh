#!/bin/sh
# Make the owner of the database on the first start: not a superuser, and bound by row-level security.
set -eu
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 --set password="$APP_PASSWORD" <<'SQL'
CREATE ROLE app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE app OWNER app;
SQL
