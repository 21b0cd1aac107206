import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'

/* WebAssembly, since closed networks can't download the binary (docs/decisions/001). */
const root = path.join(import.meta.dirname, '..', '..')
const migrationsFolder = path.join(root, 'prisma', 'migrations')
const filters = { externalTables: [], externalEnums: [] }

type Engine = engineModule.SchemaEngine

let loaded: Promise<typeof engineModule> | undefined

async function instantiate(): Promise<typeof engineModule> {
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const { instance } = await WebAssembly.instantiate(await readFile(file.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  })
  engineModule.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return engineModule
}

/** One per process: a second instance would replace the first under its running callbacks. */
function load(): Promise<typeof engineModule> {
  loaded ??= instantiate()
  return loaded
}

async function readSchema(): Promise<{ path: string; content: string }[]> {
  const folder = path.join(root, 'prisma')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(folder, name), 'utf8') })),
  )
}

export async function readMigrations() {
  const names = (await readdir(migrationsFolder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const content = await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8')
  return {
    baseDir: migrationsFolder,
    lockfile: { path: './migration_lock.toml', content },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

interface CatalogReader {
  client: { query(config: unknown): Promise<{ fields: { dataTypeID: number }[] }> }
}

const internalChar = 18
const text = 25
const open: { dispose(): Promise<void> }[] = []

/** The adapter rejects Postgres's type "char", and its splitting at semicolons breaks function bodies. */
async function connect(connectionString: string) {
  const adapter = await new PrismaPg({ connectionString }).connect()
  open.push(adapter)
  const { client } = adapter as unknown as CatalogReader
  const query = client.query.bind(client)
  const queryRaw = adapter.queryRaw.bind(adapter)
  let characters: boolean[] = []
  client.query = async (config) => {
    const result = await query(config)
    characters = result.fields.map((field) => field.dataTypeID === internalChar)
    for (const field of result.fields) if (field.dataTypeID === internalChar) field.dataTypeID = text
    return result
  }
  adapter.queryRaw = async (params) => {
    const result = await queryRaw(params)
    const columnTypes = result.columnTypes.map((type, column) =>
      characters[column] && result.rows.every((row) => String(row[column]).length === 1)
        ? ColumnTypeEnum.Character
        : type,
    )
    return { ...result, columnTypes }
  }
  adapter.executeScript = async (script) => {
    await query(script)
  }
  adapter.dispose = once(adapter.dispose.bind(adapter))
  return adapter
}

/** Versions differ in whether the engine disposes its connections, so disposing twice must be safe. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

/** In reverse, so that a scratch database is dropped before the connection that drops it closes. */
async function closeAll(): Promise<void> {
  for (const adapter of open.splice(0).reverse()) await adapter.dispose()
}

/** Replaces the adapter's own, which connects to the wrong database and drops it while connected. */
async function connectToScratch(connectionString: string) {
  const name = `northlight_scratch_${process.pid}`
  const maintenance = await connect(connectionString)
  await maintenance.executeScript(`create database ${name}`)
  const scratch = await connect(Object.assign(new URL(connectionString), { pathname: `/${name}` }).href)
  const close = scratch.dispose.bind(scratch)
  scratch.dispose = once(async () => {
    await close()
    await maintenance.executeScript(`drop database ${name}`)
  })
  return scratch
}

export async function openEngine(connectionString: string): Promise<Engine> {
  const { SchemaEngine } = await load()
  const datamodels = (await readSchema()).map(({ path: name, content }): [string, string] => [name, content])
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(connectionString),
    connectToShadowDb: () => connectToScratch(connectionString),
  })
  return SchemaEngine.new({ datamodels }, () => undefined, factory)
}

/** Returns the names of the migrations that it applied. */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const engine = await openEngine(connectionString)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: await readMigrations(), filters })
    return appliedMigrationNames
  } finally {
    engine.free()
    await closeAll()
  }
}

/** Empty when the migrations match the schema. Replays them in a scratch database, so the role needs CREATEDB. */
export async function scriptToSchema(connectionString: string): Promise<string> {
  const engine = await openEngine(connectionString)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: await readSchema() },
      script: true,
      exitCode: null,
      filters,
    })
    return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
  } finally {
    engine.free()
    await closeAll()
  }
}
