/** Keeps digits and a leading plus. */
const digitsOf = (phone: string) => phone.replace(/[^\d+]/g, '')

export function telOf(phone: string): string {
  return `tel:${digitsOf(phone)}`
}

export function smsOf(phone: string): string {
  return `sms:${digitsOf(phone)}`
}
