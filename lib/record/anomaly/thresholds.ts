/* Also in packets and docs/anomalies.md. A changed number needs a new `version`, which anomalies keep. */
export const thresholdsVersion = 4

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
      'The lesson was read on paper, with a colleague, with a fast screen reader, or in a browser that counts no time.',
  },
  'overlapping-sessions': {
    title: 'Two sign-ins at once',
    noticed: 'Two sign-ins of one account were in use at the same time, again and again in one day.',
    ordinary: 'A phone next to a computer, or a lost connection followed by another sign-in.',
  },
  'long-day': {
    title: 'A very long day',
    noticed: 'The day has more active time than most people can spend reading.',
    ordinary:
      'A deadline, a quiet night shift, a day set aside for training, or a person who needs more time than most.',
  },
  'crowded-day': {
    title: 'More work in a day than fits',
    noticed: 'The units completed in one day should take far longer than that day’s work lasted.',
    ordinary:
      'Lessons read earlier, on paper or before midnight, and marked as read together, or a person who knows the subject well.',
  },
  'fast-answers': {
    title: 'Answers faster than reading',
    noticed:
      'Many answers of one attempt came faster than a person can read the items, or before the items were opened. Pre-tests are left out.',
    ordinary:
      'Items known from an earlier attempt, or all read before the first answer; answers changed together at the end.',
  },
  'even-beats': {
    title: 'Signs of reading at even intervals',
    noticed:
      'The page sent signs of reading at nearly even intervals, or in a short repeating pattern, although the server asks for a different wait each time.',
    ordinary: 'Hardly any with our page; a tool that reloads pages or keeps them awake.',
  },
  'early-beats': {
    title: 'Signs of reading sooner than asked',
    noticed: 'The page sent signs of reading sooner than the server asked for, again and again.',
    ordinary: 'A change of the server’s secret in that hour, or servers with different clocks.',
  },
  'unbroken-beats': {
    title: 'Hours without a longer pause',
    noticed: 'The page saw no pause for hours. It keeps counting for three minutes after the last activity.',
    ordinary:
      'Careful reading in one sitting, a person who needs more time than most, or two people taking turns in one seat.',
  },
  'begins-at-cap': {
    title: 'Begin left running in lesson after lesson',
    noticed:
      'Several lessons in a row, counted from Begin to Mark as read, reached the most that Begin can count: the lesson’s minutes.',
    ordinary: 'Reading on paper, with a slow connection, with breaks for calls, or at a pace slower than most.',
  },
} satisfies Record<string, KindOfAnomaly>

export type AnomalyKind = keyof typeof anomalyKinds
export const anomalyKindNames = Object.keys(anomalyKinds) as AnomalyKind[]

export const thresholds = {
  'short-lesson': {
    shareOfMinimum: {
      number: 1,
      unit: 'of the lesson’s minimum',
      reason:
        'The minimum is already lenient for fast readers: a share of the reading time, set in course.yaml, or half of it.',
    },
  },
  'overlapping-sessions': {
    switches: {
      number: 60,
      unit: 'changes from one sign-in to another in a day',
      reason:
        'An open page keeps counting for three minutes, which makes about eighteen changes per move to another device. Sixty means more than three moves and at least ten minutes with both in use.',
    },
    withinSeconds: {
      number: 60,
      unit: 'seconds from one sign-in to the other',
      reason: 'A page in use sends a sign two or three times a minute; a longer gap is a move to another device.',
    },
  },
  'long-day': {
    activeHours: {
      number: 10,
      unit: 'hours of active time in a day',
      reason: 'Longer than a shift with its breaks; the longest course takes part of a day.',
    },
  },
  'crowded-day': {
    factor: {
      number: 2,
      unit: 'times as long as the day’s work lasted, from the first event to the last',
      reason:
        'Expected minutes assume 180 words a minute. Few people read twice as fast, and the day’s work includes all pauses.',
    },
    expectedMinutes: {
      number: 120,
      unit: 'expected minutes in a day, at least',
      reason: 'Less is one sitting of two or three units, for which short lessons and fast answers are better signs.',
    },
  },
  'fast-answers': {
    wordsPerMinute: {
      number: 600,
      unit: 'words a minute',
      reason: 'Two and a half times the silent reading speed of adults (238 in a review of 190 studies).',
    },
    share: {
      number: 0.5,
      unit: 'of the answers of an attempt',
      reason: 'A person may answer some items from their first words, but not half of a form.',
    },
    answers: {
      number: 5,
      unit: 'answers at least',
      reason: 'Fewer answers prove nothing.',
    },
  },
  'even-beats': {
    spreadMs: {
      number: 1250,
      unit: 'milliseconds at most from the median, or from the interval one pattern earlier',
      reason:
        'Each wait is random within ten seconds, and a quarter of that range is this close. Chance puts twenty-seven of thirty there less than once in ten billion.',
    },
    strays: {
      number: 3,
      unit: 'of them may be farther away',
      reason: 'A pause or a closed page does not make the others less even.',
    },
    pattern: {
      number: 7,
      unit: 'waits in a pattern, at most',
      reason: 'A script may alternate a few waits; a longer pattern looks uneven.',
    },
    beats: {
      number: 30,
      unit: 'intervals in a row of one sign-in, within the last hour',
      reason: 'About ten minutes: enough that chance cannot make them even.',
    },
  },
  'early-beats': {
    soonerSeconds: {
      number: 2,
      unit: 'seconds sooner than the server asked for',
      reason:
        'Our page is early only as it closes, so the last sign of each view is left out. A lost connection makes it late. Two seconds leave room for clocks.',
    },
    early: {
      number: 6,
      unit: 'of them sooner',
      reason:
        'Our page sends none early unless a server’s clock is set. A script that waits about twenty seconds is early in three of ten cases, so six or more of thirty happen more than nine times in ten.',
    },
    beats: {
      number: 30,
      unit: 'waits in a row of one sign-in, across pages',
      reason: 'About ten minutes, over any number of lessons.',
    },
  },
  'unbroken-beats': {
    hours: {
      number: 3,
      unit: 'hours',
      reason:
        'People take calls and get coffee: they are away for more than four minutes, or hide the page. Two hours without a pause happen before a deadline.',
    },
    pauseSeconds: {
      number: 60,
      unit: 'seconds of pause, at least, end a stretch',
      reason:
        'Two or three missing beats, after the three minutes that a page waits for activity; turning a page takes less.',
    },
  },
  'begins-at-cap': {
    lessons: {
      number: 3,
      unit: 'lessons in a row at the most that Begin can count',
      reason:
        'A person who is called away forgets an open lesson once or twice. Three in a row suggest that nobody was reading.',
    },
  },
} satisfies Record<AnomalyKind, Record<string, Threshold>>
