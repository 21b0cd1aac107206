-- AlterTable
ALTER TABLE "beat" ADD COLUMN "step_id" TEXT;
