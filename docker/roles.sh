#!/bin/sh
# First start of the database: a role that owns the schema, and one for the application that owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
create role tb_owner login password :'owner';
create role tb_app login password :'app';
create database treebeard owner tb_owner;
SQL
