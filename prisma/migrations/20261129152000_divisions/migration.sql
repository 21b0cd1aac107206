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

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division" ADD CONSTRAINT "division_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division" ADD CONSTRAINT "division_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "division"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index division_name_key on division (organization_id, lower(name)) where archived_at is null;
-- A division's parent and members are of its own organization.
alter table division add constraint division_organization_key unique (organization_id, id);
alter table division add constraint division_parent_organization foreign key (organization_id, parent_id)
  references division (organization_id, id);
alter table membership add constraint membership_division_organization foreign key (organization_id, division_id)
  references division (organization_id, id);
create index membership_by_division on membership (organization_id, division_id, name_key, account_id)
  where role = 'learner' and ended_at is null;
