ALTER TABLE "alarm" DROP CONSTRAINT "alarm_kind";
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_kind" CHECK (kind IN ('log', 'mail', 'backup', 'disk', 'witness', 'database'));
