create or replace view begun_run as select account_id, unit_id, started_at, ended_at from encounter_run;

create or replace view ended_run as
  select r.account_id, r.unit_id, r.ordinal, r.started_at, e.ended_at, e.outcome, e.situation, e.acts
  from encounter_run r join run_end e on e.run_id = r.id;

create or replace view read_encounter as select account_id, unit_id, read_at from encounter_reading;
