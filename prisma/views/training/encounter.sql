create or replace view playthrough as select account_id, unit_id, started_at, ended_at from walk;

create or replace view ended_playthrough as
  select w.account_id, w.unit_id, w.ordinal, w.started_at, e.ended_at, e.outcome, e.situation, e.acts
  from walk w join walk_end e on e.walk_id = w.id;

create or replace view read_encounter as select account_id, unit_id, read_at from encounter_reading;
