import { offsetAt } from '@/lib/platform/words'

const two = (value: number) => String(value).padStart(2, '0')

/** With the zone's offset, to whole seconds, since JWT dates have no fractions and both forms must agree. */
export function dateTime(date: Date, timeZone = 'UTC'): string {
  const offset = offsetAt(date, timeZone)
  const local = new Date(date.getTime() + offset).toISOString().slice(0, 19)
  const minutes = Math.abs(offset) / 60_000
  return offset === 0
    ? `${local}Z`
    : `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
