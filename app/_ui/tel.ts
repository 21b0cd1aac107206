/** The address that calls a number: digits only, and a leading plus. */
export function telOf(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
