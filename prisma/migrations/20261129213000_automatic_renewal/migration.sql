-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "renew_days" INTEGER;

-- What Prisma's language cannot say.
alter table assignment add constraint assignment_renewal_check check (renew_days between 0 and 365);
drop view if exists assigned_course;
