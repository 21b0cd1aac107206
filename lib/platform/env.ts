import 'server-only'
import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().min(1),
  /** Signs session tokens. */
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** What people type to get here; stands in certificates. */
  APP_URL: url.default('http://127.0.0.1:3000'),
  /** Where "Exit this page" leads. */
  EXIT_URL: url.default('https://www.weather.gov'),
  /** "1": the demonstration world, on the embedded database only. */
  NORTHLIGHT_DEMO: z.enum(['0', '1']).default('0'),
})

/** `next build` reads modules without a running site: nothing that it renders uses these. */
const building = process.env.NEXT_PHASE === 'phase-production-build'
const placeholders = { DATABASE_URL: 'postgresql://localhost/unused-during-build', NEXTAUTH_SECRET: 'x'.repeat(32) }

function parseEnvironment() {
  const parsed = schema.safeParse(building ? { ...placeholders, ...process.env } : process.env)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration cannot be used. ${lines.join('; ')}`)
}

/** The only reader of `process.env`; a bad value refuses to start. */
export const env = parseEnvironment()
export const isDemo = env.NORTHLIGHT_DEMO === '1'
