-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "leaves_on" DATE,
ADD COLUMN     "leaving_reason" TEXT,
ADD COLUMN     "leaving_planned_by_id" UUID;

-- What Prisma's language cannot say.
create index membership_leaving on membership (leaves_on) where leaves_on is not null and ended_at is null;
