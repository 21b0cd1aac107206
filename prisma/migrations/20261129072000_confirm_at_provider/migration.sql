-- AlterTable
ALTER TABLE "sign_on_request" ADD COLUMN     "session_id" TEXT;
