-- CreateTable
CREATE TABLE "preparation" (
    "id" SERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preparation_pkey" PRIMARY KEY ("id")
);
