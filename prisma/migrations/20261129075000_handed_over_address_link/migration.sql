-- AlterTable
ALTER TABLE "address_link" ADD COLUMN     "created_by_id" UUID;
