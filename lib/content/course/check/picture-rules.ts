import { existsSync } from 'node:fs'
import { error, type Place } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'

export function checkPicture(name: string, place: Place): Problem[] {
  const exists = existsSync(`app/_pictures/${name}.svg`)
  return exists ? [] : [error(place, 'missing-file', `app/_pictures has no ${name}.svg`)]
}
