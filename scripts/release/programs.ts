import path from 'node:path'
import { build } from 'esbuild'

/** The programs that a start and an operator run; the rest of `scripts` is for developers. */
export const programs = [
  'scripts/worker/worker.ts',
  'scripts/start/keys.ts',
  'scripts/admin/admin.ts',
  'scripts/build/migrate.ts',
  'scripts/build/publish.ts',
  'scripts/build/courses.ts',
  'prisma/seed.ts',
]

/**
 * Compiles each program into one file at its own place, since modules find the project's folder from theirs. Packages stay
 * in `node_modules`.
 */
export async function compilePrograms(root: string, to: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outbase: root,
    outdir: to,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    packages: 'external',
    alias: {
      // The real package throws without the react-server condition, and React's renderer throws with it.
      'server-only': path.join(root, 'node_modules', 'server-only', 'empty.js'),
      // A folder, which Node does not import.
      'mdx-bundler/client': 'mdx-bundler/client/index.js',
    },
    logLevel: 'error',
  })
}
