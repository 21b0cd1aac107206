/* Also in packets and docs/anomalies.md. A changed number needs a new `version`, which anomalies keep. */
export const thresholdsVersion = 3

export interface Threshold {
  number: number
  unit: string
  reason: string
}

interface KindOfAnomaly {
  title: string
  noticed: string
  ordinary: string
}

export const anomalyKinds = {
  'short-lesson': {
    title: 'Lesson read in a short time',
    noticed: 'A lesson was marked as read with less active time than its minimum.',
    ordinary:
      'It was read on paper, together with a colleague, by ear at a high speed, or in a browser that counts no time.',
  },
  'overlapping-sessions': {
    title: 'Two sign-ins at once',
    noticed: 'Two sign-ins of one account were in use at the same time, again and again in one day.',
    ordinary: 'A phone beside a computer, or a break of the connection with another sign-in.',
  },
  'long-day': {
    title: 'A very long day',
    noticed: 'More active time was counted in one day than most people can give to reading.',
    ordinary: 'A deadline, a quiet night shift, a day set aside for training, or somebody who needs longer than most.',
  },
  'crowded-day': {
    title: 'More in a day than fits',
    noticed: 'What was completed in one day is expected to take far longer than that day’s work lasted.',
    ordinary:
      'Lessons that were read before, on paper or before midnight, and marked as read together, or somebody who knows the subject well.',
  },
  'fast-answers': {
    title: 'Answers faster than reading',
    noticed:
      'Many answers of one attempt came sooner after their items were opened, or after the answer before, than their words can be read, or before their items were opened. Pre-tests are left out.',
    ordinary:
      'Items that are known from an earlier attempt, or were all read before the first was answered; answers that were changed together at the end.',
  },
  'even-beats': {
    title: 'Signs of reading at even distances',
    noticed:
      'The page said that its reader is there at almost even distances, or at a few that come again in turn, though the server asks for another wait each time.',
    ordinary: 'Hardly any with our page; a tool that reloads or keeps pages awake.',
  },
  'early-beats': {
    title: 'Signs of reading sooner than asked',
    noticed: 'The page said that its reader is there sooner than the server had asked for, again and again.',
    ordinary: 'A change of the server’s secret in that hour, or servers whose clocks differ.',
  },
  'unbroken-beats': {
    title: 'Hours without a longer pause',
    noticed:
      'For hours there was no pause that the page could tell: it goes on for three minutes after the last sign of life.',
    ordinary:
      'Reading with great care, or with more time than most need, in one sitting; two people taking turns in one seat.',
  },
} satisfies Record<string, KindOfAnomaly>

export type Kind = keyof typeof anomalyKinds
export const kinds = Object.keys(anomalyKinds) as Kind[]

export const thresholds = {
  'short-lesson': {
    shareOfMinimum: {
      number: 1,
      unit: 'of the lesson’s minimum',
      reason:
        'The minimum is a share of the reading time, set in course.yaml and half of it unless the course says otherwise, so it leaves room for quick readers already.',
    },
  },
  'overlapping-sessions': {
    switches: {
      number: 60,
      unit: 'changes from one sign-in to another in a day',
      reason:
        'A page that is left open counts on for three minutes, which makes about eighteen changes a time: sixty are more than three such moves to another device, and at least ten minutes of both in use.',
    },
    withinSeconds: {
      number: 60,
      unit: 'seconds from one sign-in to the other',
      reason: 'A page in use is heard of two or three times a minute; a longer gap is a move to another device.',
    },
  },
  'long-day': {
    activeHours: {
      number: 10,
      unit: 'hours of active time in a day',
      reason: 'Longer than a shift with its breaks; the longest course takes a part of a day.',
    },
  },
  'crowded-day': {
    factor: {
      number: 2,
      unit: 'times as long as the day’s work lasted, from the first trace to the last',
      reason:
        'Expected minutes are of 180 words a minute; few people read at twice that, and all pauses are in the day’s work.',
    },
    expectedMinutes: {
      number: 120,
      unit: 'expected minutes in a day at least',
      reason: 'Less is one sitting of two or three units, which short lessons and fast answers tell better.',
    },
  },
  'fast-answers': {
    wordsPerMinute: {
      number: 600,
      unit: 'words a minute',
      reason: 'Two and a half times the speed of silent reading of an adult (238 in a review of 190 studies).',
    },
    share: {
      number: 0.5,
      unit: 'of the answers of an attempt',
      reason: 'Some items are answered from their first words; half of a form is not.',
    },
    answers: {
      number: 5,
      unit: 'answers at least',
      reason: 'Of fewer nothing can be said.',
    },
  },
  'even-beats': {
    spreadMs: {
      number: 1250,
      unit: 'milliseconds at most from the middle one, or from the one a pattern before',
      reason:
        'Waits are drawn anew each time from a range of ten seconds, a quarter of which is that near: by chance twenty-seven of thirty are less than once in ten billion.',
    },
    strays: {
      number: 3,
      unit: 'of them may be further',
      reason: 'A pause, or a page that is left, makes the others no less even.',
    },
    pattern: {
      number: 7,
      unit: 'waits at most in a pattern',
      reason: 'Somebody who writes a script may alternate a few; a longer one is as good as uneven.',
    },
    beats: {
      number: 30,
      unit: 'intervals in a row of one sign-in, in the last hour',
      reason: 'About ten minutes: enough that chance cannot make them even.',
    },
  },
  'early-beats': {
    soonerSeconds: {
      number: 2,
      unit: 'seconds sooner than the server had asked for',
      reason:
        'Our page comes sooner only as it is left, so the last of each view is left out, and a break of the connection makes it late; two seconds leave room for clocks.',
    },
    early: {
      number: 6,
      unit: 'of them sooner',
      reason:
        'Of our page none is, but for a server’s clock that is set. Waits of about twenty seconds of one’s own are in three of ten cases, so six or more of thirty in a row more than nine times in ten.',
    },
    beats: {
      number: 30,
      unit: 'waits in a row of one sign-in, on whichever pages',
      reason: 'About ten minutes, over as many lessons as they take.',
    },
  },
  'unbroken-beats': {
    hours: {
      number: 3,
      unit: 'hours',
      reason:
        'People answer calls and get coffee, away for more than four minutes or with the page out of sight; two hours without happen before a deadline.',
    },
    pauseSeconds: {
      number: 60,
      unit: 'seconds of pause at least end a stretch',
      reason:
        'Two or three beats that do not come, after the three minutes that a page waits for a sign of life; to turn a page takes less.',
    },
  },
} satisfies Record<Kind, Record<string, Threshold>>
