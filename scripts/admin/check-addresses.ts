import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { discover } from '@/lib/people/single-sign-on/discovery'
import { partsOfPlace, placesIn } from '@/lib/people/witness/place'
import { readTimeRoots } from '@/lib/proof/issuer/time-roots'
import { askAuthority, authoritiesIn } from '@/lib/proof/time-stamp/ask'
import { requireFolder } from '../start/check-place.mjs'
import type { readConfig } from '../start/config.mjs'
import { connect, mayRead, reach } from '../start/connection.mjs'

type Config = ReturnType<typeof readConfig>

const patienceMs = 5000
const soon = () => AbortSignal.timeout(patienceMs)

function reasonOf(error: unknown): string {
  const { message, cause, name } = error as Error & { cause?: { message?: string; code?: string } }
  if (name === 'TimeoutError') return `it does not answer within ${patienceMs / 1000} seconds`
  return (cause?.message || cause?.code || message).split('\n')[0]?.replace(/\.$/, '') ?? ''
}

/** A sentence if `work` fails, with what to do. */
async function tried(what: string, work: () => unknown, mend: string): Promise<string[]> {
  try {
    await work()
    return []
  } catch (error) {
    return [`${what}: ${reasonOf(error)}. ${mend}.`]
  }
}

async function checkReplica({ readUrl }: Config): Promise<string[]> {
  if (!readUrl) return []
  try {
    await reach('READ_DATABASE_URL', readUrl, patienceMs)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

function checkAuthorities({ issuer: { TSA_URLS, TSA_ROOTS } }: Config): Promise<string[]>[] {
  const probe = new TextEncoder().encode('npm run admin -- doctor')
  return authoritiesIn(TSA_URLS).map((authority) =>
    tried(
      `The time-stamp authority ${authority.url} gives no usable stamp`,
      () => {
        const roots = readTimeRoots(TSA_ROOTS).map((root) => new Uint8Array(Buffer.from(root, 'base64')))
        return askAuthority(probe, authority, { roots, signal: soon() })
      },
      'Correct TSA_URLS and TSA_ROOTS, or name another authority',
    ),
  )
}

/** Any answer will do: only the worker may send a witness something. */
const answers = (url: string) => fetch(url, { method: 'HEAD', redirect: 'manual', signal: soon() })

const listRemote = (address: string) =>
  promisify(execFile)('git', ['ls-remote', '--quiet', '--', address.replace(/^git\+/, '')], {
    timeout: 2 * patienceMs,
    env: {
      ...process.env,
      GIT_TERMINAL_PROMPT: '0',
      GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
      GIT_ALLOW_PROTOCOL: 'https:ssh:file',
    },
  }).catch(({ stderr, message }: { stderr?: string; message: string }) => {
    throw new Error(stderr?.trim() || message)
  })

function checkWitnesses({ witnesses, mail }: Config): Promise<string[]>[] {
  const mend = 'Correct LOG_WITNESSES, or what is at this place'
  const ways = {
    folder: (address: string) => requireFolder('LOG_WITNESSES', fileURLToPath(address)),
    git: listRemote,
    http: answers,
    mail: () => {
      if (!mail.SMTP_URL) throw new Error('no mail server is set')
    },
  }
  return placesIn(witnesses.LOG_WITNESSES).map(({ kind, address: place }) => {
    const { address } = partsOfPlace(place)
    return tried(`The witness ${address} gets no checkpoints`, () => ways[kind](address), mend)
  })
}

function checkWebhook({ watched: { ERROR_WEBHOOK_URL: address } }: Config): Promise<string[]> | string[] {
  if (!address) return []
  // Its path may be a token.
  return tried(`ERROR_WEBHOOK_URL at ${new URL(address).host} does not answer`, () => answers(address), 'Correct it')
}

interface OpenProvider {
  name: string
  kind: 'oidc' | 'saml'
  issuer: string
  entryPoint: string | null
  certificates: string[]
}

async function listOpenProviders(url: string): Promise<OpenProvider[]> {
  const client = await connect(url)
  try {
    if (!(await mayRead(client, 'open_provider'))) return []
    const { rows } = await client.query(
      'select name, kind, issuer, entry_point as "entryPoint", certificates from open_provider order by name',
    )
    return rows
  } finally {
    await client.end()
  }
}

export async function checkProvider(
  { name, kind, issuer, entryPoint, certificates }: OpenProvider,
  now = new Date(),
): Promise<string[]> {
  const mend = 'Nobody can sign on with it: find out why, or correct the provider at /admin/sign-on'
  if (kind === 'oidc') return tried(`The identity provider ${name} cannot be used`, () => discover(issuer), mend)
  const expired = certificates.every((pem) => new Date(new X509Certificate(pem).validTo) < now)
  if (expired) return [`All certificates of the identity provider ${name} have expired. ${mend}.`]
  return tried(`The identity provider ${name} does not answer at ${entryPoint}`, () => answers(`${entryPoint}`), mend)
}

async function checkProviders(url: string | null): Promise<string[]> {
  const providers = url ? await listOpenProviders(url) : []
  return (await Promise.all(providers.map((one) => checkProvider(one)))).flat()
}

/** Sentences about outside addresses that do not answer. `url` is null while the embedded database does not run. */
export async function checkAddresses(config: Config, url: string | null): Promise<string[]> {
  const pending = [
    checkReplica(config),
    ...checkAuthorities(config),
    ...checkWitnesses(config),
    checkWebhook(config),
    checkProviders(url),
  ]
  return (await Promise.all(pending)).flat()
}
