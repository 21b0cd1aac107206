import { system } from '@/lib/people/account/actor'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { beginRule } from './begin-rule'
import { endRule } from './end-rule'

/** At each start: the site's rule follows the operator's setting, and keeps when it began. */
export async function followSetting(setting = env.SECOND_FACTOR, world = systemWorld): Promise<void> {
  const follow = setting === 'required' ? beginRule : endRule
  await follow(system, null, world)
}
