-- One page of an organization's assignments: those of many people first, then those of single people, newest first.
create index assignment_newest on assignment (organization_id, (audience = 'person'), assigned_at desc, id) where ended_at is null;
