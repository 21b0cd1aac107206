import { readConfig } from '../start/config.mjs'
import { examine } from '../start/doctor.mjs'
import { findRunning } from '../start/postgres.mjs'
import type { CommandResult } from './arguments.ts'
import { checkAddresses } from './check-addresses.ts'

interface Finding {
  level: 'stop' | 'fault' | 'note'
  text: string
}

const signs = { stop: 'wrong', fault: 'wrong', note: 'note' }

/** All findings, faults first. */
export async function diagnose(config: ReturnType<typeof readConfig>): Promise<Finding[]> {
  const inside: Finding[] = await examine(config)
  const database = config.world ? findRunning(config.world) : { url: config.databaseUrl }
  const isStopped = inside.some(({ level }) => level === 'stop')
  const outside = config.demo || isStopped ? [] : await checkAddresses(config, database?.url ?? null)
  return [...inside, ...outside.map((text): Finding => ({ level: 'fault', text }))].sort(
    (one, other) => Number(one.level === 'note') - Number(other.level === 'note'),
  )
}

/** Needs no database, since it may be what is wrong. */
export async function doctorVerb(): Promise<CommandResult> {
  const findings = await diagnose(readConfig())
  const isWell = findings.every(({ level }) => level === 'note')
  const lines = findings.map(({ level, text }) => `${signs[level].padEnd(6)} ${text}`)
  return {
    text: [...lines, ...(isWell ? ['All is well.'] : [])].join('\n'),
    data: { isWell, findings },
    failed: !isWell,
  }
}
