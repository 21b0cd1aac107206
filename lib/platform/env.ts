import 'server-only'
import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))

/** An empty variable hides that of the file .env. */
const none = z.literal('').transform(() => undefined)

const variables = {
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
  /** The server that mail is handed to; without it mail goes to a folder. */
  SMTP_URL: z.union([none, z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' })]).optional(),
  /** Whom mail comes from: an address, or a name and the address in angle brackets. */
  MAIL_FROM: z.union([none, z.string().regex(/^([^<>@,]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)]).optional(),
  /** The folder that mail goes to without a server. */
  MAIL_OUTBOX: z.string().min(1).default('.data/outbox'),
  /** In whose name certificates are signed: an origin, apart from APP_URL, that never changes. Without it they are unsigned. */
  ISSUER_URL: z.union([none, url]).optional(),
  ISSUER_NAME: z.string().min(1).max(64).default('Northlight'),
  /** The keys of the issuer: a file, or the same JSON. */
  KEYS_FILE: z.string().default('.data/keys.json'),
  SIGNING_KEYS: z.string().optional(),
}

const schema = z
  .object(variables)
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    error: 'is required with SMTP_URL',
  })
  // Whoever runs the demonstration is the only one who believes it.
  .refine(({ ISSUER_URL, NORTHLIGHT_DEMO }) => !ISSUER_URL?.startsWith('http:') || NORTHLIGHT_DEMO === '1', {
    path: ['ISSUER_URL'],
    error: 'must begin with https://',
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
