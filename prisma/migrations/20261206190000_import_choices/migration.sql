-- A draft lives two hours, and its list can be chosen again.
DELETE FROM "import_draft";

-- AlterTable
ALTER TABLE "import_draft" ADD COLUMN     "name_style" TEXT NOT NULL DEFAULT 'tidied',
ADD COLUMN     "source" BYTEA NOT NULL;

ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_name_style" CHECK (name_style IN ('tidied', 'turned', 'typed'));
