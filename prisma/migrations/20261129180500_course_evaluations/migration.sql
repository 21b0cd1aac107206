-- CreateEnum
CREATE TYPE "readiness" AS ENUM ('not_yet', 'with_help', 'alone', 'to_lead');

-- CreateEnum
CREATE TYPE "pace" AS ENUM ('too_long', 'right', 'too_short');

-- CreateTable
CREATE TABLE "course_evaluation" (
    "enrollment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "readiness" "readiness" NOT NULL,
    "pace" "pace" NOT NULL,
    "comment" TEXT,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_evaluation_pkey" PRIMARY KEY ("enrollment_id")
);

-- CreateIndex
CREATE INDEX "course_evaluation_account_id_idx" ON "course_evaluation"("account_id");

-- AddForeignKey
ALTER TABLE "course_evaluation" ADD CONSTRAINT "course_evaluation_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_evaluation" ADD CONSTRAINT "course_evaluation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table course_evaluation add constraint course_evaluation_comment_check check (length(comment) between 1 and 1000);
create trigger unchanged before update on course_evaluation for each row execute function refuse_change();
