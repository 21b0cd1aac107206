-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "sealed_secret" TEXT,
ALTER COLUMN "account_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "password_reset" ADD COLUMN     "mailed_to" TEXT;

-- CreateTable
CREATE TABLE "address_confirmation" (
    "account_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_confirmation_pkey" PRIMARY KEY ("account_id","email_key")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "mailed" BOOLEAN NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "invited_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "registration_token_hash_key" ON "registration"("token_hash");

-- CreateIndex
CREATE INDEX "registration_email_key_idx" ON "registration"("email_key");

-- CreateIndex
CREATE INDEX "registration_expires_at_idx" ON "registration"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "address_link_token_hash_key" ON "address_link"("token_hash");

-- CreateIndex
CREATE INDEX "address_link_account_id_idx" ON "address_link"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organization_id_idx" ON "invitation"("organization_id");

-- CreateIndex
CREATE INDEX "invitation_account_id_idx" ON "invitation"("account_id");

-- AddForeignKey
ALTER TABLE "address_confirmation" ADD CONSTRAINT "address_confirmation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_link" ADD CONSTRAINT "address_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Accounts and roles that exist count as confirmed.
INSERT INTO "address_confirmation" ("account_id", "email_key", "how", "confirmed_at")
SELECT "id", "email_key", 'earlier', CURRENT_TIMESTAMP FROM "account";

-- Of a mail, also the sealed secret of its link may go.
create or replace function guard_mail() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  life constant text[] := array['state', 'tries', 'not_before', 'last_error', 'settled_at', 'sealed_secret'];
  emptied constant text[] := array['recipient', 'subject', 'text', 'html', 'unsubscribe_url', 'last_error', 'cleared_at', 'sealed_secret'];
begin
  if tg_op = 'UPDATE' and old.cleared_at is null and new.cleared_at is not null and new.settled_at is not null
    and concat(new.recipient, new.subject, new.text, new.html, new.unsubscribe_url, new.last_error, new.sealed_secret) = ''
    and (to_jsonb(new) - emptied) = (to_jsonb(old) - emptied) then
    return new;
  end if;
  if tg_op = 'DELETE' or old.cleared_at is not null or old.state = 'sent'
    or (to_jsonb(new) - life) <> (to_jsonb(old) - life)
    or new.sealed_secret is not null and new.sealed_secret is distinct from old.sealed_secret then
    raise exception 'mail % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
