-- CreateTable
CREATE TABLE "auditor_grant" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "account_id" UUID,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,

    CONSTRAINT "auditor_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "auditor_grant_organization_id_idx" ON "auditor_grant"("organization_id");

-- CreateIndex
CREATE INDEX "auditor_grant_account_id_idx" ON "auditor_grant"("account_id");

-- CreateIndex
CREATE INDEX "auditor_grant_email_key_idx" ON "auditor_grant"("email_key");

-- AddForeignKey
ALTER TABLE "auditor_grant" ADD CONSTRAINT "auditor_grant_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auditor_grant" ADD CONSTRAINT "auditor_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table auditor_grant add constraint auditor_grant_period check (until_on between from_on and from_on + 366),
  add constraint auditor_grant_accepted check ((account_id is null) = (accepted_at is null));
create unique index auditor_grant_open on auditor_grant (organization_id, email_key) where ended_at is null;

-- A grant is accepted once and ended once; closing the account empties the address.
create function guard_auditor_grant() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE'
    or (old.accepted_at is not null and (new.accepted_at, new.account_id) is distinct from (old.accepted_at, old.account_id))
    or (old.ended_at is not null
      and (new.ended_at, new.ended_by_id, new.end_reason) is distinct from (old.ended_at, old.ended_by_id, old.end_reason))
    or (new.email_key <> old.email_key and new.email_key <> '')
    or (to_jsonb(new) - '{email,email_key,account_id,accepted_at,ended_at,ended_by_id,end_reason}'::text[])
      <> (to_jsonb(old) - '{email,email_key,account_id,accepted_at,ended_at,ended_by_id,end_reason}'::text[]) then
    raise exception 'auditor grant % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on auditor_grant for each row execute function guard_auditor_grant();
