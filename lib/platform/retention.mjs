/* `npm start` reads this before anything is installed: Node built-ins only. */

/** Days that rows stay after they are over, and the fewest with which everything still works. */
export const removable = {
  sessions: { otherwise: 31, least: 31 },
  devices: { otherwise: 365, least: 31 },
  'reset-links': { otherwise: 31, least: 1 },
  'failed-sign-ins': { otherwise: 90, least: 31 },
  searches: { otherwise: 365, least: 31 },
  invitations: { otherwise: 30, least: 1 },
  mail: { otherwise: 365, least: 31 },
  practice: { otherwise: 1095, least: 365 },
}
const mostDays = 36_500

/**
 * Reads `mail=180 devices=90`. `wrong` is a sentence, or empty.
 * @param {string} text
 * @returns {{ days: Record<keyof typeof removable, number>, wrong: string }}
 */
export function readRetention(text) {
  const days = Object.fromEntries(Object.entries(removable).map(([name, { otherwise }]) => [name, otherwise]))
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const [, name, number] = /^([a-z-]+)=(\d{1,6})$/.exec(part) ?? []
    const kind = Object.hasOwn(removable, name ?? '') ? removable[name] : null
    if (!kind)
      return {
        days,
        wrong: `RETENTION has no period for ${part}: name one of ${Object.keys(removable).join(', ')}, as mail=180.`,
      }
    if (number < kind.least || number > mostDays)
      return { days, wrong: `RETENTION: ${name} must be ${kind.least} to ${mostDays} days, not ${number}.` }
    days[name] = Number(number)
  }
  return { days, wrong: '' }
}
