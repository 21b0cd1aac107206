import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { readAlarmLimits } from '@/lib/platform/alarm-limits.mjs'
import { query, transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { findGuardFaults } from '@/lib/platform/find-guard-faults'
import { log, tellStarter } from '@/lib/platform/log.mjs'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { mailChange } from './mail-change'
import { measureSite } from './measure'
import { type AlarmKind, judgeFigures, type SiteFigures } from './rules'

/** A job of the worker, and the only code that raises and ends alarms. Each change is sent once, even with several workers. */
export async function followAlarms(world: World, { limits, figures }: Partial<Followed> = {}): Promise<void> {
  const now = world.now()
  const judged = judgeFigures(figures ?? (await measureAll(now)), limits ?? readAlarmLimits(env.ALARMS).limits, now)
  for (const [kind, sentence] of Object.entries(judged) as [AlarmKind, string | null | undefined][]) {
    if (sentence === undefined) continue
    const followed = sentence ? raise(kind, sentence, world) : end(kind, world)
    await followed.catch((error) => logError(`the alarm ${kind} failed`, error))
  }
}

interface Followed {
  limits: Parameters<typeof judgeFigures>[1]
  figures: Parameters<typeof judgeFigures>[0]
}

/** Not part of the status page and the metrics: comparing takes Postgres about 50 ms. */
async function measureAll(now: Date): Promise<SiteFigures> {
  const [figures, guardFaults] = await Promise.all([measureSite(now), listGuardFaults()])
  return { ...figures, guardFaults }
}

/** An attack: a view or right that is taken away would otherwise silence every alarm. */
async function listGuardFaults(): Promise<readonly string[] | null> {
  try {
    return (await findGuardFaults())?.sentences ?? null
  } catch (error) {
    logError('the database’s code could not be compared', error)
    return ['The database’s code could not be compared with the release’s.']
  }
}

async function raise(kind: AlarmKind, sentence: string, world: World): Promise<void> {
  const at = world.now()
  const id = world.id()
  const isNew = await transact(async (tx) => {
    const raised = await query(tx)`
      insert into alarm (id, kind, sentence, raised_at) values (${id}, ${kind}, ${sentence}, ${at})
      on conflict (kind) where ended_at is null do nothing returning id`
    if (raised.length === 0) return false
    await record(tx, { action: 'operation.alarm-raised', actor: system, object: `alarm:${id}`, details: { kind } }, at)
    await mailChange(tx, { id, sentence, state: 'raised' }, world)
    return true
  })
  if (!isNew) return
  log().error({ alarm: kind, state: 'raised' }, sentence)
  tellStarter({ type: 'alarm', kind, state: 'raised', sentence, at: at.toISOString() })
}

async function end(kind: AlarmKind, world: World): Promise<void> {
  const at = world.now()
  const ended = await transact(async (tx) => {
    const [was] = await query(tx)<{ id: string; sentence: string }>`
      update alarm set ended_at = greatest(raised_at, ${at}::timestamptz) where kind = ${kind} and ended_at is null
      returning id, sentence`
    if (!was) return null
    const object = `alarm:${was.id}`
    await record(tx, { action: 'operation.alarm-ended', actor: system, object, details: { kind } }, at)
    await mailChange(tx, { ...was, state: 'ended' }, world)
    return was
  })
  if (!ended) return
  log().info({ alarm: kind, state: 'ended' }, ended.sentence)
  tellStarter({ type: 'alarm', kind, state: 'ended', sentence: ended.sentence, at: at.toISOString() })
}
