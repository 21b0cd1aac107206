-- CreateTable
CREATE TABLE "certificate_consent" (
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certificate_consent_account_id_idx" ON "certificate_consent"("account_id");

-- AddForeignKey
ALTER TABLE "certificate_consent" ADD CONSTRAINT "certificate_consent_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_consent" ADD CONSTRAINT "certificate_consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index certificate_consent_live_key on certificate_consent (membership_id) where ended_at is null;
