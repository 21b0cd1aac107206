/** Keeps digits and a leading plus. */
const digitsOf = (phone: string) => phone.replace(/[^\d+]/g, '')

export function telOf(phone: string): string {
  return `tel:${digitsOf(phone)}`
}

/** Opens the chat with a number in the United States. */
export function whatsAppOf(phone: string): string {
  return `https://wa.me/1${digitsOf(phone)}`
}

export function smsOf(phone: string): string {
  return `sms:${digitsOf(phone)}`
}
