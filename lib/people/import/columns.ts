import { typedDay } from '@/lib/platform/typed-day'

export const importFields = [
  ...(['email', 'identifier', 'name', 'firstName', 'lastName'] as const),
  ...(['rank', 'division', 'hiredOn', 'supervisor'] as const),
] as const
export type ImportField = (typeof importFields)[number]

/** For each column of the file, what it is; null: not used. */
export type Mapping = (ImportField | null)[]

const known: Record<ImportField, RegExp> = {
  email: /^(e-?mail|e-?mail address|address|work e-?mail)$/,
  identifier:
    /^(identifier|id|no\.?|number|(officer|employee|badge|staff|volunteer|personnel) (number|no\.?|id|#)|badge|pin)$/,
  name: /^(name|(full|officer|employee|member|volunteer) name|person|officer|employee|volunteer)$/,
  firstName: /^(first|given)([ _-]?name)?$/,
  lastName: /^(last|family)([ _-]?name)?$|^surname$/,
  rank: /^(rank|role|title|position|rank or role)$/,
  division: /^(division|unit|troop|station|chapter|department|precinct|shift)$/,
  hiredOn: /^(hired( on)?|hire date|date of hire|start date)$/,
  supervisor: /^(supervisor|manager|reports to|sergeant)$/,
}

/** Guesses from the headings. `label`: the organization's name for its identifier. `recalled`: its earlier choices. */
export function guessColumns(
  header: readonly string[],
  label: string | null,
  recalled: ReadonlyMap<string, string> = new Map(),
): Mapping {
  const taken = new Set<ImportField>()
  return header.map((heading) => {
    const typed = heading.trim().toLowerCase()
    const isLabel = label !== null && typed === label.toLowerCase()
    const guessed = isLabel ? 'identifier' : importFields.find((one) => known[one].test(typed))
    const chosen = recalled.get(typed)
    const field = chosen === undefined ? guessed : importFields.find((one) => one === chosen)
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** `2027-01-31` for that, 1/31/2027 and 1/31/27; null for anything else. */
export function dayOfCell(text: string): string | null {
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text)
  const year = us?.[3]?.length === 2 ? `${Number(us[3]) > 50 ? 19 : 20}${us[3]}` : us?.[3]
  const iso = us ? `${year}-${us[1]?.padStart(2, '0')}-${us[2]?.padStart(2, '0')}` : text
  return typedDay.safeParse(iso).data ?? null
}
