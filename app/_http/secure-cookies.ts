import { env } from '@/lib/platform/env'

export const secureCookies = env.APP_URL.startsWith('https:')
