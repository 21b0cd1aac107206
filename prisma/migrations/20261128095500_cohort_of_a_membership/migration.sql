-- Until now, a row counted for every membership in the organization, so each goes to the newest one.
ALTER TABLE "cohort_member" ADD COLUMN "membership_id" UUID;
UPDATE "cohort_member" cm SET "membership_id" = (
  SELECT m."id" FROM "membership" m JOIN "cohort" c ON c."organization_id" = m."organization_id"
  WHERE c."id" = cm."cohort_id" AND m."account_id" = cm."account_id" AND m."role" = 'learner'
  ORDER BY m."ended_at" DESC NULLS FIRST LIMIT 1);
ALTER TABLE "cohort_member" ALTER COLUMN "membership_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "cohort_member" DROP CONSTRAINT "cohort_member_pkey",
ADD CONSTRAINT "cohort_member_pkey" PRIMARY KEY ("cohort_id", "membership_id");

-- AddForeignKey
ALTER TABLE "cohort_member" ADD CONSTRAINT "cohort_member_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
