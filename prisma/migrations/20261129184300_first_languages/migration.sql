-- CreateTable
CREATE TABLE "first_language" (
    "account_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "first_language_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "first_language" ADD CONSTRAINT "first_language_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
