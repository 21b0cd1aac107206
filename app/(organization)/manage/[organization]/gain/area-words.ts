import type { AreaEstimate } from '@/lib/measurement/case-rating/areas'

/** A real minus sign. */
export function inHundredths(value: number): string {
  const text = Math.abs(value).toFixed(2)
  return value < 0 && text !== '0.00' ? `−${text}` : text
}

export function rangeInWords({ low, high }: Pick<AreaEstimate, 'low' | 'high'>): string {
  return `${inHundredths(low)} to ${inHundredths(high)}`
}

export function changeInWords(change: AreaEstimate & { learners: number }): string {
  const { value, low, high, learners } = change
  const verdict =
    low > 0
      ? 'The class tells cases apart better after the course'
      : high < 0
        ? 'The class tells cases apart less well after the course'
        : 'The change in telling cases apart may be chance'
  const size = `${inHundredths(value)}, likely range ${rangeInWords(change)}`
  return `${verdict}: the area changed by ${size}, for ${learners} people who rated both sets.`
}
