-- CreateTable
CREATE TABLE "refused_form" (
    "id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_form_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "refused_form_refused_at_idx" ON "refused_form"("refused_at");
