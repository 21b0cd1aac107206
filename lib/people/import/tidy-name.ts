const suffixes = new Map(
  Object.entries({
    jr: 'Jr.',
    sr: 'Sr.',
    ii: 'II',
    iii: 'III',
    iv: 'IV',
    v: 'V',
    '2nd': 'II',
    '3rd': 'III',
    esq: 'Esq.',
  }),
)
const ranks = new Map(
  Object.entries({
    ...{
      sgt: 'Sergeant',
      sergeant: 'Sergeant',
      lt: 'Lieutenant',
      lieutenant: 'Lieutenant',
      cpl: 'Corporal',
    },
    ...{
      corporal: 'Corporal',
      capt: 'Captain',
      captain: 'Captain',
      det: 'Detective',
      detective: 'Detective',
    },
    ...{
      dep: 'Deputy',
      deputy: 'Deputy',
      ofc: 'Officer',
      off: 'Officer',
      officer: 'Officer',
      ptl: 'Patrol Officer',
    },
    ...{
      tpr: 'Trooper',
      trooper: 'Trooper',
      chief: 'Chief',
      sheriff: 'Sheriff',
      maj: 'Major',
    },
    ...{ mr: '', mrs: '', ms: '', miss: '', dr: '' },
  }),
)
/** After a comma behind two names, no first name. */
const degree =
  /^(?:RN|LPN|NP|BSN|MSN|L?[CM]SW|LC?MSW|LSW|LCPC|LMFT|CADC|MSW|BSW|PhD|PsyD|EdD|MD|DO|JD|DVM|MBA|MPA|MPH|MA|MS|BA|BS|CPA|EMT|CNA|Ret)\b\.?/iu
const bare = (word: string) => word.replace(/[.,]/gu, '').toLowerCase()
const letters = /\p{L}/gu
const isCapitals = (text: string) =>
  !/\p{Ll}/u.test(text) && (text.match(letters)?.length ?? 0) > 1 && /\p{Lu}/u.test(text)

/** `O’BRIEN-MCDONALD` is O’Brien-McDonald. JD stays: it has no vowel. */
function lowerWord(word: string): string {
  if (suffixes.has(bare(word))) return word
  if (/^\p{Lu}{2}$/u.test(word) && !/[AEIOUY]/u.test(word.normalize('NFD'))) return word
  return word
    .toLowerCase()
    .replace(/(^|[-'’."“(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^(Mc)(\p{L})/u, (_, start: string, letter: string) => start + letter.toUpperCase())
    .replace(/(-Mc)(\p{L})/u, (_, start: string, letter: string) => start + letter.toUpperCase())
    .replace(/(\p{L}['’])S$/u, '$1s')
}

const isLongCapitals = (word: string) => isCapitals(word) && (word.match(letters)?.length ?? 0) > 3

/** `K9 SERGEANT` is K9 Sergeant, and `SRO` stays. */
export function lowerLongWords(text: string): string {
  return text
    .split(' ')
    .map((word) => (isLongCapitals(word) ? lowerWord(word) : word))
    .join(' ')
}

/** Capitals throughout, or a family name in capitals, as payroll systems write them. */
function lowerCapitals(text: string): string {
  const isWhole = isCapitals(text)
  return text
    .split(' ')
    .map((word) => (isLongCapitals(word) || (isWhole && isCapitals(word)) ? lowerWord(word) : word))
    .join(' ')
}

/** `tidied`: last name first is turned, and capitals are mended. `turned`: capitals stay. `typed`: as in the list. */
export const nameStyles = ['tidied', 'turned', 'typed'] as const
export type NameStyle = (typeof nameStyles)[number]

interface TidyName {
  name: string
  /** A rank before the name; empty: none. */
  rank: string
}

/** Takes suffixes off the end of the words. */
function splitSuffix(text: string): { words: string[]; suffix: string } {
  const words = text.split(' ').filter((word) => word !== '')
  const found: string[] = []
  while (words.length > 1) {
    const suffix = suffixes.get(bare(words.at(-1) ?? ''))
    if (suffix === undefined || (suffix === 'V' && words.length < 3)) break
    found.unshift(suffix)
    words.pop()
  }
  return { words, suffix: found.join(' ') }
}

/** `SMITH JR., JOHN Q` is John Q Smith Jr., and `Sgt. Cyr, Joan` is Joan Cyr, a sergeant. */
export function tidyName(typed: string, style: NameStyle = 'tidied'): TidyName {
  const oneLine = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (style === 'typed') return { name: oneLine, rank: '' }
  const plain = oneLine.replace(/ ,/gu, ',').replace(/[,;]+$/u, '')
  const { rank, rest } = takeRank(plain)
  const parts = rest.split(',').map((part) => part.trim())
  const isSuffix = (part: string) => suffixes.has(bare(part))
  const named = parts.filter((part) => part !== '' && !isSuffix(part))
  const [last = '', first, ...others] = named
  const isTurned = first !== undefined && others.length === 0 && !(last.includes(' ') && degree.test(first))
  if (first !== undefined && !isTurned) return { name: rest, rank }
  const given = takeRank(first ?? '')
  const [family, front] = [splitSuffix(last), splitSuffix(given.rest)]
  const suffix = [family.suffix, front.suffix, ...parts.filter(isSuffix).map((part) => suffixes.get(bare(part)) ?? '')]
  const words = [...front.words, ...family.words].join(' ')
  const name = [style === 'tidied' ? lowerCapitals(words) : words, ...suffix].filter((part) => part !== '').join(' ')
  return { name, rank: rank || given.rank }
}

function takeRank(text: string): { rank: string; rest: string } {
  const [first = '', ...others] = text.split(' ')
  const rank = first.endsWith(',') ? undefined : ranks.get(bare(first))
  // Chief Officer is nobody's name, and Dr. alone is no person.
  if (rank === undefined || others.length === 0 || (others.length === 1 && !/,|\./u.test(text) && rank === 'Major')) {
    return { rank: '', rest: text }
  }
  const next = takeRank(others.join(' '))
  return { rank: [rank, next.rank].filter((part) => part !== '').join(' '), rest: next.rest }
}

/** The same for one person, however a list writes the name: without accents, nicknames, initials and suffixes. */
export function comparableName(typed: string): string {
  const { name } = tidyName(typed.replace(/["“”(][^"“”()]*["“”)]/gu, ' '))
  const { words } = splitSuffix(name)
  const full = words.filter((word, index) => index === 0 || !/^\p{L}\.?$/u.test(word))
  return full.join(' ').normalize('NFD').replace(/\p{M}/gu, '').replace(/’/gu, "'").toLowerCase()
}
