-- Otherwise a session's temporary table of the same name could stand in for ours.
alter function guard_case_round() set search_path = public, pg_temp;
