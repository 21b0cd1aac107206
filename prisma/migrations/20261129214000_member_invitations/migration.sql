-- CreateTable
CREATE TABLE "member_invitation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "cohort_id" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "hired_on" DATE,
    "supervisor" TEXT NOT NULL,
    "division_id" UUID,
    "mail_asked_at" TIMESTAMPTZ(3),
    "mailings" INTEGER NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "left_out" TEXT[],
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "member_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_invitation_code_key" ON "member_invitation"("code");

-- CreateIndex
CREATE INDEX "member_invitation_organization_id_name_key_id_idx" ON "member_invitation"("organization_id", "name_key", "id");

-- CreateIndex
CREATE INDEX "member_invitation_accepted_by_id_idx" ON "member_invitation"("accepted_by_id");

-- AddForeignKey
ALTER TABLE "member_invitation" ADD CONSTRAINT "member_invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_invitation" ADD CONSTRAINT "member_invitation_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_invitation" ADD CONSTRAINT "member_invitation_organization_id_division_id_fkey" FOREIGN KEY ("organization_id", "division_id") REFERENCES "division"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_invitation" ADD CONSTRAINT "member_invitation_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index one_live_member_invitation_by_address on member_invitation (organization_id, email_key)
  where accepted_at is null and ended_at is null and email_key <> '';
create unique index one_live_member_invitation_by_identifier on member_invitation (organization_id, lower(identifier))
  where accepted_at is null and ended_at is null and identifier <> '';
create index member_invitation_to_mail on member_invitation (mail_asked_at) where mail_asked_at is not null;
-- A code works once.
alter table member_invitation add constraint accepted_or_ended check (accepted_at is null or ended_at is null),
  add constraint accepted_by_someone check ((accepted_at is null) = (accepted_by_id is null));
create trigger open_organization before insert on member_invitation
  for each row execute function refuse_closed_organization();
