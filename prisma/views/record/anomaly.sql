-- Anomalies on which no coordinator or administrator decided.
create or replace view open_anomaly as
  select id, account_id, kind, facts, happened_at, noticed_at, object, course_id, unit_id from anomaly a
  where not exists (select from anomaly_disposition d where d.anomaly_id = a.id);

create or replace view decided_anomaly as
  select a.id, a.account_id, d.disposed_at from anomaly a join anomaly_disposition d on d.anomaly_id = a.id;
