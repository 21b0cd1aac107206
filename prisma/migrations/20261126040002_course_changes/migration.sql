-- DropIndex
DROP INDEX "lesson_completion_account_id_unit_id_key";

-- AlterTable
ALTER TABLE "course_version" ADD COLUMN     "changes" JSONB,
ADD COLUMN     "items" JSONB,
ADD COLUMN     "rendered" TEXT;

-- AlterTable
ALTER TABLE "encounter_reading" DROP CONSTRAINT "encounter_reading_pkey",
ADD COLUMN     "ordinal" INTEGER NOT NULL DEFAULT 1,
ADD CONSTRAINT "encounter_reading_pkey" PRIMARY KEY ("account_id", "unit_id", "ordinal");

-- AlterTable
ALTER TABLE "lesson_completion" ADD COLUMN     "active_ms" INTEGER,
ADD COLUMN     "minimum_ms" INTEGER,
ADD COLUMN     "ordinal" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "certificate_update" (
    "certificate_id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_update_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "delivered_page" (
    "course_version_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "html" TEXT NOT NULL,

    CONSTRAINT "delivered_page_pkey" PRIMARY KEY ("course_version_id","unit_id")
);

-- CreateTable
CREATE TABLE "law_change" (
    "course_version_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "law_change_pkey" PRIMARY KEY ("course_version_id")
);

-- CreateTable
CREATE TABLE "supersession" (
    "certificate_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "superseded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supersession_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "delta_unit" (
    "enrollment_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delta_unit_pkey" PRIMARY KEY ("enrollment_id","unit_id","course_version_id")
);

-- CreateIndex
CREATE INDEX "law_change_course_id_published_at_idx" ON "law_change"("course_id", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_completion_account_id_unit_id_ordinal_key" ON "lesson_completion"("account_id", "unit_id", "ordinal");

-- AddForeignKey
ALTER TABLE "certificate_update" ADD CONSTRAINT "certificate_update_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_update" ADD CONSTRAINT "certificate_update_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivered_page" ADD CONSTRAINT "delivered_page_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "law_change" ADD CONSTRAINT "law_change_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supersession" ADD CONSTRAINT "supersession_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supersession" ADD CONSTRAINT "supersession_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delta_unit" ADD CONSTRAINT "delta_unit_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delta_unit" ADD CONSTRAINT "delta_unit_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "law_change"("course_version_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on delivered_page for each row execute function refuse_change();
create trigger immutable before update or delete on law_change for each row execute function refuse_change();
create trigger immutable before update or delete on supersession for each row execute function refuse_change();
create trigger immutable before update or delete on delta_unit for each row execute function refuse_change();
create trigger immutable before update or delete on certificate_update for each row execute function refuse_change();
create trigger kept before truncate on course_version for each statement execute function refuse_change();
create trigger kept before truncate on supersession for each statement execute function refuse_change();
