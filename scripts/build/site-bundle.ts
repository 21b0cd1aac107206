import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildOptions, build, context } from 'esbuild'

/** Copied as they are. */
async function listPictures(root: string): Promise<{ in: string; out: string }[]> {
  const names = await readdir(path.join(root, 'app/_pictures'))
  return names
    .filter((name) => name.endsWith('.svg'))
    .sort()
    .map((name) => ({ in: `app/_pictures/${name}`, out: path.parse(name).name }))
}

const optionsFor = async (root: string) =>
  ({
    absWorkingDir: root,
    entryPoints: [
      { in: 'app/_client/site.ts', out: 'site' },
      { in: 'app/_client/early.ts', out: 'early' },
      { in: 'app/_client/passkey.ts', out: 'passkey' },
      { in: 'app/_client/task.ts', out: 'task' },
      { in: 'app/_client/verify.ts', out: 'verify' },
      { in: 'app/styles.css', out: 'site' },
      { in: 'app/_ui/desk.css', out: 'desk' },
      { in: 'app/_ui/public.css', out: 'public' },
      ...(await listPictures(root)),
    ],
    outdir: 'public/assets',
    loader: { '.svg': 'copy' },
    bundle: true,
    format: 'esm',
    // The first browsers with light-dark(), which the stylesheet needs.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  }) satisfies BuildOptions

/** Bundles into public/assets under content-hashed names. */
export async function bundleSite(root: string): Promise<Record<string, string>> {
  const options = { ...(await optionsFor(root)), entryNames: '[name]-[hash]', minify: true, metafile: true } as const
  const { metafile } = await build(options)
  const built = Object.keys(metafile.outputs).map((file) => path.basename(file))
  const manifestFile = path.join(root, '.northlight', 'assets.json')
  const previous = JSON.parse(await readFile(manifestFile, 'utf8').catch(() => '{}'))
  // A page sent just before a restart may still load the previous build's files.
  const kept = [...built, ...Object.values<string>(previous).map((address) => path.basename(address))]
  const folder = path.join(root, options.outdir)
  // Without a hash, it is the file of a running development server.
  for (const file of await readdir(folder))
    if (/-[A-Z0-9]{8}\.\w+$/.test(file) && !kept.includes(file)) await rm(path.join(folder, file))
  const manifest = Object.fromEntries(built.map((file) => [file.replace(/-\w+(?=\.\w+$)/, ''), `/assets/${file}`]))
  await mkdir(path.dirname(manifestFile), { recursive: true })
  await writeFile(manifestFile, JSON.stringify(manifest))
  return manifest
}

export async function watchSite(root: string): Promise<void> {
  const options = await optionsFor(root)
  const entryPoints = [...options.entryPoints, { in: 'app/_client/reload.ts', out: 'reload' }]
  const watched = await context({ ...options, entryPoints, sourcemap: true, logLevel: 'error' })
  await watched.rebuild()
  await watched.watch()
}
