-- CreateTable
CREATE TABLE "time_acceptance" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID,
    "lessons" TEXT[],
    "flags" UUID[],
    "reason" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_by_id" UUID,

    CONSTRAINT "time_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_time_rule" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "began_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "seat_time_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "time_acceptance_enrollment_id_idx" ON "time_acceptance"("enrollment_id");

-- CreateIndex
CREATE INDEX "time_acceptance_account_id_idx" ON "time_acceptance"("account_id");

-- CreateIndex
CREATE INDEX "seat_time_rule_organization_id_idx" ON "seat_time_rule"("organization_id");

-- AddForeignKey
ALTER TABLE "time_acceptance" ADD CONSTRAINT "time_acceptance_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_acceptance" ADD CONSTRAINT "time_acceptance_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_acceptance" ADD CONSTRAINT "time_acceptance_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_time_rule" ADD CONSTRAINT "seat_time_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on time_acceptance for each row execute function refuse_change();
create unique index seat_time_rule_live on seat_time_rule (organization_id, course_id) where ended_at is null;
