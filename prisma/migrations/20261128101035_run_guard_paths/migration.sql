-- An attack: a temporary table of the same name would stand in for ours. Replacing a function had dropped this setting.
alter function guard_run() set search_path = public, pg_temp;
alter function guard_step() set search_path = public, pg_temp;
