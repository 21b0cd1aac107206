-- CreateTable
CREATE TABLE "saved_report" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "columns" TEXT[],
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "saved_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_report_organization_id_idx" ON "saved_report"("organization_id");

-- AddForeignKey
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index saved_report_name on saved_report (organization_id, lower(name)) where removed_at is null;

create function guard_saved_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.removed_at is not null or new.removed_at is null
    or (to_jsonb(new) - '{removed_at,removed_by_id}'::text[]) <> (to_jsonb(old) - '{removed_at,removed_by_id}'::text[]) then
    raise exception 'saved report % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on saved_report for each row execute function guard_saved_report();
