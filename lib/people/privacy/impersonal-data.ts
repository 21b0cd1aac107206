/** Tables about no person: courses, counts, and the site itself. */
export const impersonalData: Record<string, string> = {
  AuditCheckpoint: 'size document madeAt',
  AuditNode: 'level index hash',
  CheckpointStamp: 'size token stampedAt receivedAt',
  WitnessPlace: 'address size sentAt tries nextAt lastError answer',
  Organization: 'id name nameKey timeZone createdAt',
  Preparation: 'id digest preparedAt',
  SignOnDomain: 'domain providerId',
  SignOnGroup: 'providerId groupName organizationId role',
  AnomalyScan: 'kind scannedTo',
  ReminderRun: 'organizationId day finishedAt',
  RetentionRun: 'id startedAt finishedAt counts',
  CourseVersion: 'id courseId hash edition title lawAsOf outline minutes lessons items rendered changes publishedAt',
  DeliveredPage: 'courseVersionId unitId html',
  LawChange: 'courseVersionId courseId changes publishedAt',
  ImportColumn: 'organizationId heading field',
  FormStatistic: 'unitId formItems first quarter count raw rawSquared',
  ItemStatistic:
    'unitId formItems itemHash first quarter count omitted credit creditSquared rest restSquared creditRest timed logSeconds',
  ResponseStatistic: 'unitId formItems itemHash token first count',
  ItemVersion: 'hash itemId item firstDrawnAt',
  EncounterVersion: 'hash encounterId encounter firstRunAt',
}
