-- A person leaves a cohort and may come back: each stay is a row.
ALTER TABLE "cohort_member" DROP CONSTRAINT "cohort_member_pkey",
ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "left_by_id" UUID,
ADD CONSTRAINT "cohort_member_pkey" PRIMARY KEY ("cohort_id", "membership_id", "joined_at");
create unique index cohort_member_live_key on cohort_member (cohort_id, membership_id) where left_at is null;

-- CreateTable
CREATE TABLE "suggested_detail" (
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "suggested_at" TIMESTAMPTZ(3) NOT NULL,
    "suggested_by_id" UUID NOT NULL,

    CONSTRAINT "suggested_detail_pkey" PRIMARY KEY ("account_id","organization_id","field")
);

-- AddForeignKey
ALTER TABLE "suggested_detail" ADD CONSTRAINT "suggested_detail_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_detail" ADD CONSTRAINT "suggested_detail_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table suggested_detail add constraint suggested_detail_field_check check (field in ('name', 'email'));
