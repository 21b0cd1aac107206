-- CreateTable
CREATE TABLE "due_reminder" (
    "recipient_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "step" INTEGER NOT NULL,
    "organization_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "due_reminder_pkey" PRIMARY KEY ("recipient_id","account_id","course_id","due_on","step")
);

-- CreateTable
CREATE TABLE "reminder_run" (
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_run_pkey" PRIMARY KEY ("organization_id","day")
);

-- CreateTable
CREATE TABLE "reminder_stop" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_by_id" UUID NOT NULL,
    "resumed_at" TIMESTAMPTZ(3),
    "resumed_by_id" UUID,

    CONSTRAINT "reminder_stop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "due_reminder_account_id_idx" ON "due_reminder"("account_id");

-- CreateIndex
CREATE INDEX "due_reminder_recipient_id_day_idx" ON "due_reminder"("recipient_id", "day");

-- CreateIndex
CREATE INDEX "reminder_stop_assignment_id_idx" ON "reminder_stop"("assignment_id");

-- AddForeignKey
ALTER TABLE "due_reminder" ADD CONSTRAINT "due_reminder_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "due_reminder" ADD CONSTRAINT "due_reminder_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "due_reminder" ADD CONSTRAINT "due_reminder_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "due_reminder" ADD CONSTRAINT "due_reminder_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_run" ADD CONSTRAINT "reminder_run_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_stop" ADD CONSTRAINT "reminder_stop_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on due_reminder for each row execute function refuse_change();
create index membership_supervised on membership (supervisor_id) where role = 'learner' and ended_at is null and supervisor_id is not null;
create unique index reminder_stop_live_key on reminder_stop (assignment_id) where resumed_at is null;
create function guard_reminder_stop() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.resumed_at is not null or new.resumed_at is null
    or (to_jsonb(new) - '{resumed_at,resumed_by_id}'::text[]) <> (to_jsonb(old) - '{resumed_at,resumed_by_id}'::text[]) then
    raise exception 'stop % of reminders is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on reminder_stop for each row execute function guard_reminder_stop();
