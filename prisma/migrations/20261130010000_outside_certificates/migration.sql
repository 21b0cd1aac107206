-- CreateEnum
CREATE TYPE "outside_state" AS ENUM ('sent', 'accepted', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "outside_certificate" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "state" "outside_state" NOT NULL,
    "provider" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "earned_on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "topics" TEXT,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "replaces_id" UUID,

    CONSTRAINT "outside_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_file" (
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_file_pkey" PRIMARY KEY ("organization_id","account_id","sha256")
);

-- CreateTable
CREATE TABLE "outside_opening" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "began_by_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "outside_opening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outside_certificate_replaces_id_key" ON "outside_certificate"("replaces_id");

-- CreateIndex
CREATE INDEX "outside_certificate_account_id_idx" ON "outside_certificate"("account_id");

-- CreateIndex
CREATE INDEX "outside_certificate_organization_id_recorded_at_idx" ON "outside_certificate"("organization_id", "recorded_at");

-- CreateIndex
CREATE INDEX "outside_certificate_certificate_id_idx" ON "outside_certificate"("certificate_id");

-- CreateIndex
CREATE INDEX "outside_file_account_id_idx" ON "outside_file"("account_id");

-- CreateIndex
CREATE INDEX "outside_opening_organization_id_idx" ON "outside_opening"("organization_id");

-- AddForeignKey
ALTER TABLE "outside_certificate" ADD CONSTRAINT "outside_certificate_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_certificate" ADD CONSTRAINT "outside_certificate_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_certificate" ADD CONSTRAINT "outside_certificate_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "outside_certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_file" ADD CONSTRAINT "outside_file_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_file" ADD CONSTRAINT "outside_file_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_opening" ADD CONSTRAINT "outside_opening_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index outside_opening_live on outside_opening (organization_id) where ended_at is null;
alter table outside_opening add constraint outside_opening_check check ((ended_at is null) = (ended_by_id is null));
alter table outside_certificate add constraint outside_certificate_check check (
  minutes between 1 and 6000 and size between 1 and 5242880
  and media_type in ('application/pdf', 'image/png', 'image/jpeg')
  and (replaces_id is null) = (id = certificate_id)
  and (replaces_id is not null or (state in ('sent', 'accepted') and reason is null))
  and (reason is not null or state in ('sent', 'accepted')));
alter table outside_file add constraint outside_file_check check (
  length(bytes) between 1 and 5242880 and encode(sha256(bytes), 'hex') = outside_file.sha256);
create trigger immutable before update or delete on outside_certificate for each row execute function refuse_change();
create trigger kept before truncate on outside_certificate for each statement execute function refuse_change();
create trigger unchanged before update on outside_file for each row execute function refuse_change();
-- A picture or PDF is compressed already.
alter table outside_file alter column bytes set storage external;
