-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "division_id" UUID;

-- AlterTable
ALTER TABLE "cohort" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "archived_by_id" UUID;

-- CreateTable
CREATE TABLE "division" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "archived_by_id" UUID,

    CONSTRAINT "division_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "division_organization_id_id_key" ON "division"("organization_id", "id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_division_id_fkey" FOREIGN KEY ("organization_id", "division_id") REFERENCES "division"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division" ADD CONSTRAINT "division_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division" ADD CONSTRAINT "division_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "division"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index division_name_key on division (organization_id, lower(name)) where archived_at is null;
create index membership_by_division on membership (organization_id, division_id, name_key, account_id)
  where role = 'learner' and ended_at is null;
