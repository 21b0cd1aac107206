-- CreateTable
CREATE TABLE "subject_chain" (
    "account_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "head" TEXT NOT NULL,

    CONSTRAINT "subject_chain_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subject_chain_ordinal_key" ON "subject_chain"("ordinal");
