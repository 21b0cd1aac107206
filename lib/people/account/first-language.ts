import { db } from '@/lib/platform/db'
import type { Learner } from './actor'

/** The languages that Maine's schools and courts name most often; `other` is everything else. */
export const languages = {
  en: 'English',
  ar: 'Arabic',
  zh: 'Chinese',
  fr: 'French',
  km: 'Khmer',
  rw: 'Kinyarwanda',
  ln: 'Lingala',
  pt: 'Portuguese',
  so: 'Somali',
  es: 'Spanish',
  sw: 'Swahili',
  vi: 'Vietnamese',
  other: 'Another language',
} as const
export type Language = keyof typeof languages

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code)
}

export async function findFirstLanguage({ accountId }: Learner): Promise<string | null> {
  const row = await db.firstLanguage.findUnique({ where: { accountId }, select: { language: true } })
  return row?.language ?? null
}
