-- AlterTable
ALTER TABLE "administratorship" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_by_id" UUID;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_by_id" UUID;
