-- AlterTable
ALTER TABLE "operator_run" ADD COLUMN     "place" TEXT;
