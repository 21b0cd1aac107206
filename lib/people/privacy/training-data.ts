import type { PersonalData } from './data-line'

export const trainingData: PersonalData[] = [
  {
    what: 'Courses you take',
    why: 'To lead you through a course, and to print the name that you confirmed.',
    period: 'record',
    columns: {
      Enrollment: 'id accountId courseId kind courseVersionId enrolledAt endedAt',
      NameConfirmation: 'id enrollmentId name identitySource confirmedAt',
      DeltaUnit: 'enrollmentId unitId courseVersionId assignedAt changedMinutes',
      LessonCompletion: 'id accountId unitId enrollmentId courseVersionId ordinal activeMs minimumMs completedAt',
      ReadingPlace: 'accountId unitId stepId reachedAt',
      PracticeResponse: 'id accountId unitId itemId itemHash value correct shownAt answeredAt revision',
    },
  },
  {
    what: 'Quizzes you take',
    why: 'To score your answers, and to show later how a result came about.',
    period: 'record',
    columns: {
      Attempt:
        'id enrollmentId accountId courseId unitId ordinal quizRole courseVersionId seed passRule timeLimitMinutes startedAt submittedAt',
      AttemptItem: 'attemptId position itemId itemHash objective optionOrder targetOrder maxChoices',
      Response: 'attemptId position value confidence flagged shownAt answeredAt revision',
      Submission: 'attemptId submittedAt endedBy raw max scaled passed objectives credits',
      UncountedSubmission: 'attemptId',
    },
  },
  {
    what: 'What you attest before a final',
    why: 'To show who did the work. Each organization sees only the number it asked for.',
    period: 'record',
    columns: {
      Attestation: 'attemptId accountId enrollmentId name textVersion text attestedAt',
      AttestedIdentifier: 'attemptId organizationId label value',
    },
  },
  {
    what: 'More time or attempts',
    why: 'To give you what a coordinator granted. Your transcript leaves it out.',
    period: 'record',
    columns: {
      Accommodation:
        'id accountId organizationId timeFactor extraAttempts reason grantedAt grantedById endedAt endedById',
      Unlock: 'id accountId unitId organizationId reason unlockedAt unlockedById',
    },
  },
  {
    what: 'Why you will be late, if you tell your coordinator',
    why: 'To let your coordinator plan, or give you more time. It is deleted with your name when your account is closed.',
    period: 'record',
    columns: { LateNote: 'id accountId organizationId courseId dueOn text saidAt' },
  },
  {
    what: 'Your evaluation of a course',
    why: 'To improve the course. Your coordinator sees only totals of five or more people; comments have no names.',
    period: 'record',
    columns: { CourseEvaluation: 'enrollmentId accountId readiness pace comment evaluatedAt' },
  },
  {
    what: 'How you rate cases before and after a course',
    why: 'To measure what the course is worth. Nothing is scored, and your coordinator sees only totals for a class.',
    period: 'record',
    columns: {
      CaseRound: 'id enrollmentId accountId courseId courseVersionId stage caseSet cases startedAt',
      CaseRating: 'roundId position caseHash rating ratedAt',
    },
  },
  {
    what: 'Your choices in encounters',
    why: 'To lead you through a case, and to count it.',
    period: 'record',
    columns: {
      EncounterRun: 'id enrollmentId accountId courseId unitId ordinal encounterHash courseVersionId startedAt endedAt',
      Step: 'runId position nodeId choiceId chosenAt',
      RunEnd: 'runId nodeId outcome situation acts endedAt',
      EncounterReading: 'accountId unitId ordinal enrollmentId courseVersionId readAt',
    },
  },
  {
    what: 'Your note after an encounter',
    why: 'For you alone, if you pressed “Keep it”.',
    period: 'own',
    columns: { Reflection: 'runId text keptAt' },
  },
  {
    what: 'Pages you opened, and active time',
    why: 'To count the hours that a certificate shows. Your scrolling, mouse movements, and typing never leave your browser.',
    period: 'record',
    columns: {
      PageView: 'id accountId courseId unitId page sessionId viewedAt',
      ActiveClock: 'accountId countedTo ordinal',
      Beat: 'accountId ordinal viewId kind at capMs creditMs stepId',
    },
  },
]
