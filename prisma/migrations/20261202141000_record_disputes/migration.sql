-- CreateTable
CREATE TABLE "record_dispute" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_dispute_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "record_dispute" ADD CONSTRAINT "record_dispute_period" CHECK (ended_at >= found_at);
-- Two processes may find the same at one moment.
CREATE UNIQUE INDEX "record_dispute_open" ON "record_dispute"("subject_id") WHERE ended_at IS NULL;
