-- CreateIndex
CREATE INDEX "beat_at_idx" ON "beat"("at");

-- CreateIndex
CREATE INDEX "lesson_completion_completed_at_idx" ON "lesson_completion"("completed_at");

-- CreateIndex
CREATE INDEX "submission_submitted_at_idx" ON "submission"("submitted_at");

-- What Prisma's language cannot say.
alter table anomaly_disposition add constraint anomaly_disposition_check
  check (outcome in ('explained', 'accepted', 'to-be-repeated') and btrim(reason) <> '');

-- The days of a learner from one moment to another, in the zone of their organization; of several, of the first that they
-- joined.
create function learner_days(learner uuid, first timestamptz, last timestamptz)
returns table (day date, begins timestamptz, ends timestamptz) language sql stable as $$
  select d::date, d at time zone zone, (d + interval '1 day') at time zone zone
  from (
    select coalesce((
      select o.time_zone from membership m join organization o on o.id = m.organization_id
      where m.account_id = learner and m.role = 'learner' and m.ended_at is null
      order by m.started_at, m.id limit 1
    ), 'America/New_York') as zone
  ) z
  cross join generate_series(date_trunc('day', first at time zone zone), last at time zone zone, interval '1 day') d
$$;
