-- Both roles and the database, for an empty server: psql -f roles.sql as a superuser, with both passwords in the environment.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
create role northlight_owner login password :'owner_password';
create role northlight_app login password :'app_password';
create database northlight owner northlight_owner encoding 'UTF8' template template0;
revoke all on database northlight from public;
grant connect on database northlight to northlight_app;
-- Errors in Postgres's log would otherwise repeat what a person typed.
alter role northlight_owner set log_min_messages = log;
alter role northlight_app set log_min_messages = log;
