-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('queued', 'handing', 'sent', 'failed', 'withdrawn');

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "effect" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "unsubscribe_url" TEXT,
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_effect_key" ON "mail"("effect");

-- CreateIndex
CREATE INDEX "mail_state_created_at_idx" ON "mail"("state", "created_at");

-- CreateIndex
CREATE INDEX "mail_created_at_id_idx" ON "mail"("created_at", "id");

-- CreateIndex
CREATE INDEX "mail_account_id_idx" ON "mail"("account_id");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say: a mail is written once, and what was settled stays settled.
alter table mail add constraint mail_settled_check check ((settled_at is null) = (state in ('queued', 'handing')));
create function guard_mail() returns trigger language plpgsql as $$
declare
  life constant text[] := array['state', 'tries', 'not_before', 'last_error', 'settled_at'];
begin
  if tg_op = 'DELETE' or old.state = 'sent' or (to_jsonb(new) - life) <> (to_jsonb(old) - life) then
    raise exception 'mail % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on mail for each row execute function guard_mail();
