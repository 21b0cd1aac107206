-- CreateEnum
CREATE TYPE "beat_kind" AS ENUM ('beat', 'reading');

-- AlterTable
ALTER TABLE "page_view" ADD COLUMN     "session_id" TEXT;

-- CreateTable
CREATE TABLE "active_clock" (
    "account_id" UUID NOT NULL,
    "counted_to" TIMESTAMPTZ(3) NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "active_clock_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "beat" (
    "account_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "view_id" UUID NOT NULL,
    "kind" "beat_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cap_ms" INTEGER NOT NULL,
    "credit_ms" INTEGER NOT NULL,

    CONSTRAINT "beat_pkey" PRIMARY KEY ("account_id","ordinal")
);

-- CreateTable
CREATE TABLE "anomaly" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "course_id" TEXT,
    "unit_id" TEXT,
    "facts" JSONB NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anomaly_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anomaly_disposition" (
    "id" UUID NOT NULL,
    "anomaly_id" UUID NOT NULL,
    "organization_id" UUID,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "disposed_at" TIMESTAMPTZ(3) NOT NULL,
    "disposed_by_id" UUID,

    CONSTRAINT "anomaly_disposition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anomaly_scan" (
    "kind" TEXT NOT NULL,
    "scanned_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anomaly_scan_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "beat_view_id_idx" ON "beat"("view_id");

-- CreateIndex
CREATE INDEX "beat_account_id_at_idx" ON "beat"("account_id", "at");

-- CreateIndex
CREATE INDEX "anomaly_noticed_at_idx" ON "anomaly"("noticed_at");

-- CreateIndex
CREATE UNIQUE INDEX "anomaly_account_id_kind_object_key" ON "anomaly"("account_id", "kind", "object");

-- CreateIndex
CREATE INDEX "anomaly_disposition_anomaly_id_idx" ON "anomaly_disposition"("anomaly_id");

-- AddForeignKey
ALTER TABLE "active_clock" ADD CONSTRAINT "active_clock_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beat" ADD CONSTRAINT "beat_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beat" ADD CONSTRAINT "beat_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "page_view"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anomaly" ADD CONSTRAINT "anomaly_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anomaly_disposition" ADD CONSTRAINT "anomaly_disposition_anomaly_id_fkey" FOREIGN KEY ("anomaly_id") REFERENCES "anomaly"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anomaly_disposition" ADD CONSTRAINT "anomaly_disposition_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on beat for each row execute function refuse_change();
create trigger immutable before update or delete on anomaly for each row execute function refuse_change();
create trigger immutable before update or delete on anomaly_disposition for each row execute function refuse_change();
create trigger kept before truncate on beat for each statement execute function refuse_change();
alter table beat add constraint beat_credit_check check (credit_ms between 0 and cap_ms);

-- The clock of a learner never goes back, and each of its steps is a beat.
create function guard_clock() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.account_id <> old.account_id or new.counted_to < old.counted_to
    or new.ordinal <> old.ordinal + 1 then
    raise exception 'the clock of % goes forward only', old.account_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on active_clock for each row execute function guard_clock();
