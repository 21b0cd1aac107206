-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "cleared_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "organization_id" UUID,
    "reason" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_by_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "legal_hold_account_id_idx" ON "legal_hold"("account_id");

-- CreateIndex
CREATE INDEX "legal_hold_organization_id_idx" ON "legal_hold"("organization_id");

-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table legal_hold add constraint legal_hold_check check (
  num_nonnulls(account_id, organization_id) = 1 and (ended_at is null) = (end_reason is null));
create trigger guarded before update or delete on legal_hold
  for each row execute function guard_once('ended_at', 'ended_by_id', 'end_reason');
create unique index retention_run_open_key on retention_run ((true)) where finished_at is null;

-- A settled mail may be emptied, once, and is never changed after that.
create or replace function guard_mail() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  life constant text[] := array['state', 'tries', 'not_before', 'last_error', 'settled_at'];
  emptied constant text[] := array['recipient', 'subject', 'text', 'html', 'unsubscribe_url', 'last_error', 'cleared_at'];
begin
  if tg_op = 'UPDATE' and old.cleared_at is null and new.cleared_at is not null and new.settled_at is not null
    and concat(new.recipient, new.subject, new.text, new.html, new.unsubscribe_url, new.last_error) = ''
    and (to_jsonb(new) - emptied) = (to_jsonb(old) - emptied) then
    return new;
  end if;
  if tg_op = 'DELETE' or old.cleared_at is not null or old.state = 'sent'
    or (to_jsonb(new) - life) <> (to_jsonb(old) - life) then
    raise exception 'mail % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- An answered case may be removed once the person's practice has ended.
create function guard_removed_case() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.answered_at is null
    or exists (select from practice_plan where account_id = old.account_id and ended_at is null) then
    raise exception 'spaced_case % is never removed', old.id using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
drop trigger guarded on spaced_case;
create trigger guarded before update on spaced_case
  for each row execute function guard_once('answered_at', 'value', 'correct');
create trigger guarded_removal before delete on spaced_case for each row execute function guard_removed_case();
