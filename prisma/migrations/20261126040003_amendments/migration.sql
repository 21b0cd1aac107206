-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID,
    "object" TEXT,
    "text" TEXT NOT NULL,
    "annotated_at" TIMESTAMPTZ(3) NOT NULL,
    "annotated_by_id" UUID,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiver" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "organization_id" UUID,
    "reason" TEXT NOT NULL,
    "waived_at" TIMESTAMPTZ(3) NOT NULL,
    "waived_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID,
    "due_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "extended_at" TIMESTAMPTZ(3) NOT NULL,
    "extended_by_id" UUID,

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reset" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "organization_id" UUID,
    "reason" TEXT NOT NULL,
    "reset_at" TIMESTAMPTZ(3) NOT NULL,
    "reset_by_id" UUID,

    CONSTRAINT "reset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "annotation_account_id_idx" ON "annotation"("account_id");

-- CreateIndex
CREATE INDEX "waiver_account_id_idx" ON "waiver"("account_id");

-- CreateIndex
CREATE INDEX "extension_enrollment_id_extended_at_idx" ON "extension"("enrollment_id", "extended_at");

-- CreateIndex
CREATE INDEX "extension_account_id_idx" ON "extension"("account_id");

-- CreateIndex
CREATE INDEX "reset_account_id_unit_id_reset_at_idx" ON "reset"("account_id", "unit_id", "reset_at");

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset" ADD CONSTRAINT "reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset" ADD CONSTRAINT "reset_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on annotation for each row execute function refuse_change();
create trigger immutable before update or delete on extension for each row execute function refuse_change();
create trigger immutable before update or delete on reset for each row execute function refuse_change();
create unique index waiver_live_key on waiver (account_id, unit_id) where ended_at is null;

-- A waiver changes only by ending, once.
create function guard_waiver() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - '{ended_at,ended_by_id,end_reason}'::text[])
      <> (to_jsonb(old) - '{ended_at,ended_by_id,end_reason}'::text[]) then
    raise exception 'waiver % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on waiver for each row execute function guard_waiver();

-- From when on what a learner does in a unit counts.
create function reset_at(account uuid, unit text) returns timestamptz language sql stable as $$
  select coalesce(max(r.reset_at), '-infinity'::timestamptz) from reset r where r.account_id = account and r.unit_id = unit
$$;
