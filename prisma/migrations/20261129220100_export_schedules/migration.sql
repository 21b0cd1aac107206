-- CreateTable
CREATE TABLE "export_schedule" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "every" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_schedule_organization_id_idx" ON "export_schedule"("organization_id");

-- CreateIndex
CREATE INDEX "export_schedule_account_id_idx" ON "export_schedule"("account_id");

-- AddForeignKey
ALTER TABLE "export_schedule" ADD CONSTRAINT "export_schedule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_schedule" ADD CONSTRAINT "export_schedule_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table export_schedule add constraint export_schedule_every check (every in ('week', 'month'));
create unique index export_schedule_live on export_schedule (organization_id, account_id) where ended_at is null;

create function guard_export_schedule() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - 'ended_at') <> (to_jsonb(old) - 'ended_at') then
    raise exception 'export schedule % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on export_schedule for each row execute function guard_export_schedule();
