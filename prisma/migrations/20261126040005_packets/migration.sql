-- CreateTable
CREATE TABLE "packet" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID,
    "cohort_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "people" INTEGER NOT NULL,
    "made" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "manifest_hash" TEXT,

    CONSTRAINT "packet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "packet_organization_id_requested_at_idx" ON "packet"("organization_id", "requested_at");

-- AddForeignKey
ALTER TABLE "packet" ADD CONSTRAINT "packet_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table packet add constraint packet_check
  check (num_nonnulls(account_id, cohort_id) = 1 and made between 0 and people);
