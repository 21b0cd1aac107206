-- For `npm run admin -- doctor`, which may have no more than a connection.
create or replace view open_alarm as
  select sentence, raised_at from alarm where ended_at is null;
-- For the doctor, too: the newest good run of each of the operator's commands.
create or replace view newest_run as
  select kind, max(ran_at) as ran_at from operator_run where is_good group by kind;
