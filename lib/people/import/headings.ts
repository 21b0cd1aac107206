export const importFields = [
  ...(['email', 'identifier', 'name', 'firstName', 'middleName', 'lastName', 'suffix'] as const),
  ...(['rank', 'division', 'hiredOn', 'supervisor'] as const),
] as const
export type ImportField = (typeof importFields)[number]

/** `E-MAIL`, `E_Mail` and `email:` are one heading, and so are `HireDate` and `Hire Date`. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/[\s_/.:,*()\-–[\]]+/gu, ' ')
    .replace(/\be mails?\b/gu, 'email')
    .replace(/\b(?:nbr|num|nr|no)\b/gu, 'number')
    .replace(/#/gu, ' number')
    .replace(/\s+/gu, ' ')
    .trim()
}

const someone =
  '(?:employee|emp|officer|deputy|member|volunteer|staff|person|personnel|participant|student|trainee|attendee|legal)'
const whole = (text: string) => new RegExp(`^(?:${text})$`, 'u')

/** For each field, headings from the clearest to the vaguest: `Badge` wins over `Employee ID`, and both over `No.` */
const known: Record<ImportField, readonly RegExp[]> = {
  email: [
    whole(
      '(?:work|business|agency|department|dept|office|official|company|primary|county|city) email(?: address| addr)?',
    ),
    whole(`(?:${someone} )?email(?: address| addr| id)?(?: [1a])?`),
    whole(
      '(?:personal|home|private|preferred|other|contact) email(?: address| addr)?|email [2b]|user principal name|upn',
    ),
    whole('address|mail'),
  ],
  identifier: [
    whole(
      '(?:badge|shield)(?: (?:number|id|identifier|code))?(?: number)?|(?:officer|deputy) (?:number|id|identifier|id number)',
    ),
    whole(`(?:${someone}|payroll|file|hr|unique) (?:id|number|identifier|code|id number)|pin|ein|eid`),
    whole('identifier|id|number|id number'),
  ],
  name: [
    whole(`(?:${someone} )?(?:full |display )?name(?: (?:of )?${someone})?`),
    whole(
      '(?:full |employee )?name (?:last first|first last|last name first)(?: .*)?|last(?: name)? first(?: name)?(?: m| mi| middle.*)?',
    ),
    whole(someone),
  ],
  firstName: [
    whole(`(?:${someone} )?(?:first|given|fore)(?: ?name)?|f ?name`),
    whole('(?:preferred|nick) ?(?:first )?name'),
  ],
  middleName: [whole(`(?:${someone} )?(?:middle(?: ?name| initial| init)?|m ?i|mid|m ?name)`)],
  lastName: [whole(`(?:${someone} )?(?:last|family)(?: ?name)?|sur ?name|l ?name`)],
  suffix: [whole('(?:name )?suffix|sfx|generation')],
  rank: [
    whole('(?:current )?rank(?: or role| role| title)?'),
    whole(
      '(?:(?:job|position|working|class|classification|current|civil service) )?title|job|(?:job )?class(?:ification)?',
    ),
    whole('position|role|job role|occupation|job description|position description|job name'),
  ],
  division: [
    whole('divisions?(?: name)?|div'),
    whole(
      '(?:work |org |organizational |assigned )?unit(?: name)?|troop|station|chapter|precinct|bureau|section|squad',
    ),
    whole('(?:home )?(?:department|dept)(?: name| desc| description)?|current assignment|duty assignment|assignment'),
    whole('group|team|program|site|location|work location|district|branch|area'),
  ],
  hiredOn: [
    whole('(?:original |orig |last |most recent )?(?:hire|hired)(?: ?(?:date|dt|on))?|date (?:of )?hired?|doh'),
    whole(
      '(?:employment |service |job )?start(?: ?(?:date|dt))?|date (?:started|joined|appointed|employed)|(?:appointment|employment|service|seniority|entry|join) date',
    ),
    whole('joined(?: on)?|member since|volunteer since|since'),
  ],
  supervisor: [
    whole(
      '(?:supervisor|manager|sergeant|sgt)(?: (?:email(?: address)?|id|badge|number|identifier|employee id|badge number))',
    ),
    whole(
      '(?:immediate |direct |first line |line )?(?:supervisor|manager|sgt|sergeant)(?: (?:full )?name)?|reports to(?: name)?|reporting manager|supervised by',
    ),
    whole('(?:team|shift|squad|volunteer) (?:lead|leader|coordinator|supervisor)'),
  ],
}

/** The field that a heading names, and how vaguely: 0 is the clearest. */
export function fieldOfHeading(heading: string): { field: ImportField; vagueness: number } | null {
  const plain = plainHeading(heading)
  if (plain === '') return null
  const found = importFields.flatMap((field) => {
    const vagueness = known[field].findIndex((one) => one.test(plain))
    return vagueness < 0 ? [] : [{ field, vagueness }]
  })
  return found.sort((one, other) => one.vagueness - other.vagueness)[0] ?? null
}
