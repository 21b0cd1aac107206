-- CreateTable
CREATE TABLE "sealing_stop" (
    "id" UUID NOT NULL,
    "sentence" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sealing_stop_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "sealing_stop" ADD CONSTRAINT "sealing_stop_period" CHECK (ended_at >= stopped_at);
-- Two workers may find the same at one moment.
CREATE UNIQUE INDEX "sealing_stop_open" ON "sealing_stop"("ended_at") NULLS NOT DISTINCT WHERE ended_at IS NULL;

ALTER TABLE "alarm" DROP CONSTRAINT "alarm_kind";
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind" CHECK (kind IN ('log', 'mail', 'backup', 'disk', 'witness'));
