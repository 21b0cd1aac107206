-- CreateTable
CREATE TABLE "mandate" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate_version" (
    "id" UUID NOT NULL,
    "mandate_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_until" DATE,
    "rule" JSONB NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "mandate_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mandate_organization_id_idx" ON "mandate"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "mandate_version_mandate_id_number_key" ON "mandate_version"("mandate_id", "number");

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate_version" ADD CONSTRAINT "mandate_version_mandate_id_fkey" FOREIGN KEY ("mandate_id") REFERENCES "mandate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table mandate_version add constraint mandate_version_check check (
  number > 0 and (reason is null) = (number = 1) and effective_until >= effective_from);
create trigger immutable before update or delete on mandate for each row execute function refuse_change();
create trigger kept before truncate on mandate for each statement execute function refuse_change();
create trigger immutable before update or delete on mandate_version for each row execute function refuse_change();
create trigger kept before truncate on mandate_version for each statement execute function refuse_change();
