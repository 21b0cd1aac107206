-- The desk counts expired ones, and a list may have thousands that are open.
create index member_invitation_open on member_invitation (organization_id, expires_at)
  where accepted_at is null and ended_at is null;
