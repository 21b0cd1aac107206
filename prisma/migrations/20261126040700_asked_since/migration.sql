-- From when on what a learner does in a unit is what is asked of them now: since a reset, and since the law changed it.
create function asked_since(account uuid, unit text) returns timestamptz language sql stable as $$
  select greatest(reset_at(account, unit), (
    select max(d.assigned_at) from enrollment e join delta_unit d on d.enrollment_id = e.id
    where e.account_id = account and e.kind = 'delta' and e.ended_at is null and d.unit_id = unit))
$$;
