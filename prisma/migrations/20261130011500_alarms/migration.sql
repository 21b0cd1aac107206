-- CreateTable
CREATE TABLE "alarm" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "is_good" BOOLEAN NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alarm_kind_raised_at_idx" ON "alarm"("kind", "raised_at");

-- CreateIndex
CREATE INDEX "operator_run_kind_ran_at_idx" ON "operator_run"("kind", "ran_at");

ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind" CHECK (kind IN ('log', 'mail', 'backup', 'disk'));
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_period" CHECK (ended_at >= raised_at);
-- Two workers may find the same at one moment.
CREATE UNIQUE INDEX "alarm_open" ON "alarm"("kind") WHERE ended_at IS NULL;
ALTER TABLE "operator_run" ADD CONSTRAINT "operator_run_kind" CHECK (kind IN ('backup', 'verify-log'));
