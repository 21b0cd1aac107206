/** Keeps digits and a leading plus. */
export function telOf(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
