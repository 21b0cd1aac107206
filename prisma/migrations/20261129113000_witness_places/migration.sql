-- CreateTable
CREATE TABLE "witness_place" (
    "address" TEXT NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "answer" TEXT,

    CONSTRAINT "witness_place_pkey" PRIMARY KEY ("address")
);
