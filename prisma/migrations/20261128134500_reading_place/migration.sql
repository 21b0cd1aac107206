-- CreateTable
CREATE TABLE "reading_place" (
    "account_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "reached_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reading_place_pkey" PRIMARY KEY ("account_id","unit_id")
);

-- AddForeignKey
ALTER TABLE "reading_place" ADD CONSTRAINT "reading_place_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
