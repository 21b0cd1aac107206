/** A word as names are written in scripts with capitals. */
const name = String.raw`\p{Lu}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)?`
const month = '(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*\\.?'
const date = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|${month}\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+${month}\s+\d{4})`
const street =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Way|Route|Rte|Highway|Hwy'
/** These codes belong to hotlines and offices. */
const tollFree = '8(?:00|33|44|55|66|77|88)'

const victim =
  '(?:[Vv]ictim|[Ss]urvivor|[Ww]itness|[Cc]omplainant|[Mm]inor|[Jj]uvenile|[Rr]unaway|[Cc]hild|[Gg]irl|[Bb]oy)'
/** Words after “Victim” or “Child” that are of an office, a title, a place or a day. */
const office = new RegExp(
  `^(?:${[
    'Services?|Units?|Advoca\\p{L}+|Assistance|Wit\\p{L}+|Cent(?:er|re)s?|Programs?|Rights|Act|Compensation|Support',
    'Specialists?|Identification|Response|Interview\\p{L}*|Training|Protect\\p{L}+|Welfare|Abuse|Labor|Safety|Care',
    'Exploitation|Trafficking|Impact|Panel|Justice|Court|Division|Bureau|Sex|Officer|Sergeant|Sgt|Detective|Det',
    'Deputy|Chief|Lieutenant|Lt|Captain|Trooper|Agent|Dr|Judge|Coordinator|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day',
    'January|February|March|April|May|June|July|August|September|October|November|December|Module|Lesson|Quiz|Case',
    'Maine|Portland|United|Federal|State|The|This|That|It|He|She|They|We|And|But|In|On|At|For|If|When|Also|Please',
  ].join('|')})$`,
  'u',
)

const nameAfter = new RegExp(
  String.raw`(?<!\p{L})${victim}(?:\s*[,:(]\s*|\s+)(?:(?:is|was|named|called|identified\s+as|[Nn]ame:?)\s+){0,2}(${name})(?!\p{L})`,
  'gu',
)
const nameBefore = new RegExp(
  String.raw`(?<!\p{L})(${name})\s+(${name}),?\s+(?:is|was|as)\s+(?:an?|the|our)\s+(?:\p{L}+\s+)?${victim}(?!\p{L})`,
  'gu',
)

const findings = {
  'a phone number': [
    new RegExp(
      String.raw`(?<![\d-])(?:\+?1[\s.-]?)?(?:\((?!${tollFree})[2-9]\d\d\)\s?|(?!${tollFree})[2-9]\d\d[\s.-]?)\d{3}[\s.-]?\d{4}(?![\d-])`,
    ),
  ],
  'an A-number': [/(?<![\p{L}\p{N}-])A[-#\s]{0,2}\d{2,3}[- ]?\d{3}[- ]?\d{3}(?!\d)/u],
  'a Social Security number': [/(?<![\d-])\d{3}-\d\d-\d{4}(?![\d-])/],
  'a date of birth': [
    new RegExp(String.raw`(?<!\p{L})(?:[Dd]\.?\s?[Oo]\.?\s?[Bb](?!\p{L})|[Bb]irth|[Bb]orn)[^\n]{0,25}?${date}`, 'u'),
  ],
  'a street address': [
    new RegExp(
      String.raw`(?<![\d-])\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:\p{Lu}[\p{L}’'-]*\s+){1,3}(?:${street})(?!\p{L})`,
      'u',
    ),
  ],
} as const

export type Identifying = keyof typeof findings | 'a name'

function hasVictimName(text: string): boolean {
  const named = [...text.matchAll(nameAfter), ...text.matchAll(nameBefore)]
  return named.some(([, ...words]) => words.every((word) => !office.test(word ?? '')))
}

/** Words that may identify a victim or witness. A guess: some are harmless, and it misses many. */
export function findIdentifying(text: string): Identifying[] {
  const found = (Object.keys(findings) as (keyof typeof findings)[]).filter((kind) =>
    findings[kind].some((pattern) => pattern.test(text)),
  )
  return hasVictimName(text) ? ['a name', ...found] : found
}
