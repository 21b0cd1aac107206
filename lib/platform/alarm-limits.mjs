/* `npm start` reads this before anything is installed: Node built-ins only. */

/** The usual limits; 0 turns an alarm off. */
export const usualLimits = {
  /** Minutes that a mail waits. */
  mail: 30,
  /** Hours since the newest backup. */
  backup: 36,
  /** Megabytes that are free. */
  disk: 1024,
}

/**
 * Reads `mail=30 backup=36 disk=1024`. `wrong` is a sentence, or empty.
 * @param {string} text
 * @returns {{ limits: typeof usualLimits, wrong: string }}
 */
export function readAlarmLimits(text) {
  const limits = { ...usualLimits }
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const [name = '', ...rest] = part.split('=')
    const number = rest.join('=')
    if (!Object.hasOwn(usualLimits, name)) {
      const names = Object.keys(usualLimits).join(', ')
      return { limits, wrong: `ALARMS has no limit for ${part}: name one of ${names}, as mail=30.` }
    }
    if (!/^\d{1,7}$/.test(number))
      return { limits, wrong: `ALARMS: ${name} must be a whole number up to 9999999, not ${number || 'empty'}.` }
    limits[/** @type {keyof typeof usualLimits} */ (name)] = Number(number)
  }
  return { limits, wrong: '' }
}
