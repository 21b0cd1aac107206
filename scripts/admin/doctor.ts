import { readConfig } from '../start/config.mjs'
import { examine } from '../start/doctor.mjs'
import type { CommandResult } from './arguments.ts'

const signs = { stop: 'wrong', fault: 'wrong', note: 'note' }

/** Needs no database, since it may be what is wrong. */
export async function doctorVerb(): Promise<CommandResult> {
  const findings: { level: keyof typeof signs; text: string }[] = await examine(readConfig())
  const isWell = findings.every(({ level }) => level === 'note')
  const lines = findings.map(({ level, text }) => `${signs[level].padEnd(6)} ${text}`)
  return {
    text: [...lines, ...(isWell ? ['All is well.'] : [])].join('\n'),
    data: { isWell, findings },
    failed: !isWell,
  }
}
