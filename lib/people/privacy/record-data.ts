import type { PersonalData } from './data-line'

export const recordData: PersonalData[] = [
  {
    what: 'Unusual times',
    why: 'So that a coordinator can ask what happened before it counts against you.',
    period: 'record',
    columns: {
      Anomaly: 'id accountId kind object courseId unitId facts happenedAt noticedAt',
      AnomalyDisposition: 'id anomalyId organizationId outcome reason disposedAt disposedById',
    },
  },
  {
    what: 'Reports that a coordinator saved, and mails that they asked for',
    why: 'To download the same columns again, and on time.',
    period: 'record',
    columns: {
      ExportSchedule: 'id organizationId accountId every startedAt endedAt',
      SavedReport: 'id organizationId name columns savedAt savedById removedAt removedById',
    },
  },
  {
    what: 'Training that an organization requires',
    why: 'To judge what counts by the rule in force on each day, and to show who changed it.',
    period: 'record',
    columns: {
      Mandate: 'id organizationId',
      MandateVersion: 'id mandateId number effectiveFrom effectiveUntil rule reason recordedAt recordedById',
      MandateException: 'id mandateId accountId kind until authority reason madeAt madeById',
    },
  },
  {
    what: 'Classroom training',
    why: 'To show which sessions of your organization you were in, and for how long.',
    period: 'record',
    columns: {
      ClassroomSession:
        'id organizationId title heldOn place instructor minutes topics recordedAt recordedById withdrawnAt withdrawnById withdrawnReason',
      ClassroomDoor: 'id sessionId code openedAt closesAt openedById',
      Attendance: 'id sessionId accountId minutes reason recordedAt recordedById replacesId',
    },
  },
  {
    what: 'Certificates of other providers',
    why: 'To count training that you did elsewhere. Your organization keeps the file of a certificate that counts; other files are deleted with your name.',
    period: 'record',
    columns: {
      OutsideCertificate:
        'id certificateId organizationId accountId state provider title earnedOn minutes topics sha256 mediaType size reason recordedAt recordedById replacesId',
      OutsideFile: 'organizationId accountId sha256 bytes keptAt',
      OutsideOpening: 'id organizationId beganAt beganById endedAt endedById',
    },
  },
  {
    what: 'Cases that a coordinator ran for a room',
    why: 'To go through a case together. Votes have no name and no time; only totals stay once a question closes.',
    period: 'record',
    columns: {
      GroupSession: 'id organizationId sessionId pieceId code startedAt startedById question nodeId isOpen endedAt',
      GroupVote: 'groupId question phoneHash choice',
      GroupTally: 'groupId question nodeId choice votes',
    },
  },
  {
    what: 'Coordinators’ notes and decisions',
    why: 'To show what a coordinator changed in a record, and why.',
    period: 'record',
    columns: {
      Annotation: 'id accountId organizationId object text annotatedAt annotatedById',
      TimeAcceptance: 'id enrollmentId accountId organizationId lessons flags reason acceptedAt acceptedById',
      Waiver: 'id accountId unitId organizationId reason waivedAt waivedById endedAt endedById endReason',
      Extension: 'id enrollmentId accountId organizationId dueOn reason extendedAt extendedById',
      Reset: 'id accountId unitId organizationId reason resetAt resetById',
    },
  },
  {
    what: 'Certificates',
    why: 'To prove what you learned, and to let anyone check it.',
    period: 'record',
    columns: {
      Certificate:
        'id serial enrollmentId accountId courseId courseVersionId supersedesId name identitySource courseTitle edition lawAsOf hours snapshot completedAt issuedAt expiresAt demonstration',
      CertificateDocument: 'certificateId pdf sha256 templateVersion signedBy stampedAt drawnAt',
      CertificateStamp: 'certificateId part sha256 token stampedAt receivedAt',
      Credential: 'certificateId json jwt statusPosition signedAt',
      Correction: 'certificateId correctedAt correctedById reason',
      CertificateUpdate: 'certificateId enrollmentId updatedAt',
      Revocation: 'certificateId revokedAt revokedById reason',
      ShareLink: 'id certificateId tokenHash createdAt endedAt',
      Supersession: 'certificateId courseVersionId supersededAt',
    },
  },
  {
    what: 'Legal holds',
    why: 'To keep all data about you while a court or an inquiry needs it.',
    period: 'record',
    columns: {
      LegalHold: 'id accountId organizationId reason placedAt placedById endedAt endedById endReason',
    },
  },
  {
    what: 'Exports of your record',
    why: 'To make a packet for a board, and to show who asked for it.',
    period: 'record',
    columns: {
      Packet:
        'id organizationId accountId cohortId requestedAt requestedById people made startedAt finishedAt manifestHash',
    },
  },
  {
    what: 'Cases after the certificate',
    why: 'To bring back a case at the right time, if you asked for it.',
    period: 'practice',
    columns: {
      SpacedCase: 'id accountId ordinal courseId itemId itemHash optionOrder createdAt dueAt value correct answeredAt',
    },
  },
  {
    what: 'Your plan for cases, and “Did you use it?”',
    why: 'To keep your quiet hours, and to count for a group what people used.',
    period: 'record',
    columns: {
      PracticePlan: 'id accountId byMail quietFrom quietUntil timeZone startedAt endedAt endedBy',
      FollowUp: 'certificateId days accountId reply repliedAt',
    },
  },
  {
    what: 'Reminders of due dates',
    why: 'To send each reminder once, and to show later what you were told. After two weeks, your supervisor is told too.',
    period: 'record',
    columns: {
      DueReminder: 'recipientId accountId courseId dueOn step organizationId assignmentId day writtenAt',
      ReminderStop: 'id assignmentId stoppedAt stoppedById resumedAt resumedById',
    },
  },
  {
    what: 'Counts of a large organization',
    why: 'To show coordinators how many people are overdue, and the first hundred of them, without counting for each page.',
    period: 'counts',
    columns: { KeptCount: 'organizationId about content countedAt' },
  },
  {
    what: 'The log of who did and saw what',
    why: 'To show you and an agency what happened. Any rewriting of it would show.',
    period: 'record',
    columns: {
      AuditEvent: 'id at action actorRole actorId subjectId object details digests',
      AuditValue: 'eventId field salt value',
      UnsealedEvent: 'eventId digest',
      AuditLink: 'position eventId hash',
      RecordDispute: 'id subjectId foundAt endedAt',
      SubjectChain: 'accountId ordinal entries head',
    },
  },
  {
    what: 'Addresses of failed sign-ins, beside the log',
    why: 'To find out who tries to break in.',
    period: 'failed-sign-ins',
    columns: {},
  },
  {
    what: 'Words of a search, beside the log',
    why: 'To show what an administrator or coordinator looked for.',
    period: 'searches',
    columns: {},
  },
]
