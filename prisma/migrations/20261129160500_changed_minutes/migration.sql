-- Reading time of what a law change changed in a lesson since the learner last read it.
alter table "delta_unit" add column "changed_minutes" double precision;
