import { typedDay } from '@/lib/platform/typed-day'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const timeOfDay = /[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AP]\.?M\.?)?(Z|[+-]\d{2}:?\d{2})?$/i
/** Spreadsheets count days from here. 20000 is a day in 1954, 80000 one in 2119. */
const serialStart = Date.UTC(1899, 11, 30)

const fullYear = (year: string) => (year.length === 2 ? `${Number(year) > 50 ? 19 : 20}${year}` : year)

function monthOf(name: string): string {
  const index = months.indexOf(name.slice(0, 3).toLowerCase())
  return index < 0 ? '' : `${index + 1}`
}

function partsOf(text: string): [year: string, month: string, day: string] | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (iso) return [iso[1] ?? '', iso[2] ?? '', iso[3] ?? '']
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text)
  if (american) return [american[3] ?? '', american[1] ?? '', american[2] ?? '']
  const european = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(text)
  if (european) return [european[3] ?? '', european[2] ?? '', european[1] ?? '']
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})[-/., ]+(\d{4}|\d{2})$/i.exec(text)
  if (dayFirst) return [dayFirst[3] ?? '', monthOf(dayFirst[2] ?? ''), dayFirst[1] ?? '']
  const monthFirst = /^([a-z]{3,9})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/, ]+(\d{4}|\d{2})$/i.exec(text)
  if (monthFirst) return [monthFirst[3] ?? '', monthOf(monthFirst[1] ?? ''), monthFirst[2] ?? '']
  return null
}

/** `2027-01-31` for that, 1/31/2027, 31.1.2027, 31-Jan-27, January 31, 2027 and a spreadsheet's 46418; else null. */
export function dayOfCell(text: string): string | null {
  const written = text
    .trim()
    .replace(timeOfDay, '')
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +/i, '')
  if (/^[2-7]\d{4}(\.\d+)?$/.test(written)) {
    return new Date(serialStart + Math.floor(Number(written)) * 86_400_000).toISOString().slice(0, 10)
  }
  const parts = partsOf(written)
  if (!parts) return null
  const [year, month, day] = parts
  return typedDay.safeParse([fullYear(year), month.padStart(2, '0'), day.padStart(2, '0')].join('-')).data ?? null
}
