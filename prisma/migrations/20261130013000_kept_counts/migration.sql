-- CreateTable
CREATE TABLE "kept_count" (
    "organization_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_count_pkey" PRIMARY KEY ("organization_id","about")
);

-- AddForeignKey
ALTER TABLE "kept_count" ADD CONSTRAINT "kept_count_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
