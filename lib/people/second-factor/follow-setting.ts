import { system } from '@/lib/people/account/actor'
import { env } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'
import { beginRule } from './begin-rule'
import { endRule } from './end-rule'

/** A job of the worker: makes the site's rule match the operator's setting, and keeps its start date. */
export async function followSetting(world: World, setting = env.SECOND_FACTOR): Promise<void> {
  const follow = setting === 'required' ? beginRule : endRule
  await follow(system, null, world)
}
