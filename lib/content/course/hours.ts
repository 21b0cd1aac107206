const quarters = ['', '¼', '½', '¾']

/** A multiple of a quarter hour, like 3¾ hours. */
export function hoursInWords(hours: number): string {
  const whole = Math.floor(hours)
  const part = quarters[Math.round((hours - whole) * 4)] ?? ''
  const number = `${whole > 0 || !part ? whole : ''}${part}`
  return `${number} ${hours > 0 && hours <= 1 ? 'hour' : 'hours'}`
}
