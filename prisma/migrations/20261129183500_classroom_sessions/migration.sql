-- CreateTable
CREATE TABLE "classroom_session" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "instructor" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "topics" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_reason" TEXT,

    CONSTRAINT "classroom_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "replaces_id" UUID,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "classroom_session_organization_id_held_on_idx" ON "classroom_session"("organization_id", "held_on");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_replaces_id_key" ON "attendance"("replaces_id");

-- CreateIndex
CREATE INDEX "attendance_session_id_idx" ON "attendance"("session_id");

-- CreateIndex
CREATE INDEX "attendance_account_id_idx" ON "attendance"("account_id");

-- AddForeignKey
ALTER TABLE "classroom_session" ADD CONSTRAINT "classroom_session_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "classroom_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "attendance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index attendance_first on attendance (session_id, account_id) where replaces_id is null;
alter table attendance add constraint attendance_check check (
  minutes between 0 and 1440 and (reason is null) = (replaces_id is null) and (replaces_id is not null or minutes > 0));
alter table classroom_session add constraint classroom_session_check check (
  minutes between 1 and 1440 and num_nulls(withdrawn_at, withdrawn_by_id, withdrawn_reason) in (0, 3));
create trigger immutable before update or delete on attendance for each row execute function refuse_change();
create trigger kept before truncate on attendance for each statement execute function refuse_change();

create function guard_classroom_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null or new.withdrawn_at is null
    or (to_jsonb(new) - '{withdrawn_at,withdrawn_by_id,withdrawn_reason}'::text[])
      <> (to_jsonb(old) - '{withdrawn_at,withdrawn_by_id,withdrawn_reason}'::text[]) then
    raise exception 'classroom session % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on classroom_session for each row execute function guard_classroom_session();
