-- CreateTable
CREATE TABLE "organization_closure" (
    "organization_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "reason" TEXT NOT NULL,

    CONSTRAINT "organization_closure_pkey" PRIMARY KEY ("organization_id")
);

-- AddForeignKey
ALTER TABLE "organization_closure" ADD CONSTRAINT "organization_closure_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

create trigger immutable before update or delete on organization_closure
  for each row execute function refuse_change();

-- The lock makes a closing wait for those who join, and those who join wait for a closing.
create function refuse_closed_organization() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.organization_id is null then return new; end if;
  perform from organization where id = new.organization_id for key share;
  if exists (select from organization_closure where organization_id = new.organization_id) then
    raise exception 'organization % is closed', new.organization_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger open_organization before insert on membership
  for each row execute function refuse_closed_organization();
create trigger open_organization before insert on invitation
  for each row execute function refuse_closed_organization();
create trigger open_organization before insert on join_link
  for each row execute function refuse_closed_organization();
create trigger open_organization before insert on sign_on_provider
  for each row execute function refuse_closed_organization();
create trigger open_organization before insert on sign_on_group
  for each row execute function refuse_closed_organization();
