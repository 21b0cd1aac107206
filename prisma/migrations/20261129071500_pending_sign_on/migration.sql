-- AlterTable
ALTER TABLE "pending_sign_in" ADD COLUMN     "sign_on" JSONB;
