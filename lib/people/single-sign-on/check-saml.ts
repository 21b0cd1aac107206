import path from 'node:path'
import type { Profile, SamlConfig } from '@node-saml/node-saml'
import { makeThread } from '@/lib/platform/thread'

/** The message failed a check. The reason is for the operator's log. */
export class SamlRefused extends Error {}

type Options = Omit<SamlConfig, 'cacheProvider' | 'generateUniqueId'>
type Task =
  | { check: 'answer'; options: Options; request: { id: string; begunAt: string }; message: string }
  | { check: 'logoutForm'; options: Options; message: string }
  | { check: 'logoutAddress'; options: Options; search: string }

/** An answer with five hundred groups has as many. */
const mostTags = 1200

/** An attack: the parser's time grows with the square of the depth, to 4 s for 32 kB. Throws SamlRefused. */
export function requireFewTags(xml: string): void {
  if (xml.split('<', mostTags + 2).length > mostTags + 1) throw new SamlRefused('The message has too many tags.')
}

/** The worst message takes 0.2 s. The rest is for a busy machine. */
const limits = { seconds: 5, memory: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }, isReused: true }
const inThread = makeThread<Task, { profile: SamlProfile | null } | { refused: string }>(
  path.resolve(...['lib', 'people', 'single-sign-on', 'saml-thread.mjs']),
  limits,
)

export type SamlProfile = Profile & { assertion?: unknown }

/** Parses and checks a message of a stranger. Throws SamlRefused. */
export async function checkSaml(task: Task): Promise<SamlProfile | null> {
  const checked = await inThread(task)
  if (!checked) throw new SamlRefused('Checking the message took too much time or memory.')
  if ('refused' in checked) throw new SamlRefused(checked.refused)
  return checked.profile
}
