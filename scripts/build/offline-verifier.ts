import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

/* Bundles lib/proof/verification/offline into .northlight. Minified and relative, so that no local path leaks. */
const root = path.join(import.meta.dirname, '..', '..')
const target = path.join(root, '.northlight')
const style = ['tokens', 'base', 'layout', 'forms', 'components', 'verify', 'print'].map(
  (name) => `@import "./app/_ui/${name}.css";`,
)

/** The JSON-LD library would fetch contexts by XMLHttpRequest by default. */
const noLoader: Plugin = {
  name: 'no-loader',
  setup({ onLoad }) {
    const contents = 'exports.setupDocumentLoaders = () => {}\nexports.setupGlobals = () => {}'
    onLoad({ filter: /jsonld[\\/]lib[\\/]platform-browser\.js$/ }, () => ({ contents }))
  },
}

async function bundle(options: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles = [] } = await build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2022',
    // The licenses of the bundled packages require their notices.
    legalComments: 'eof',
    write: false,
    ...options,
  })
  return outputFiles[0]?.text.trim() ?? ''
}

const script = await bundle({
  entryPoints: ['lib/proof/verification/offline/main.ts'],
  platform: 'browser',
  format: 'iife',
  globalName: 'northlightVerifier',
  // A context package uses its script's own address, which a classic script lacks.
  define: { 'import.meta.url': '"file:///"' },
  // The browser build, which esbuild doesn't find; the other one needs Node's Buffer.
  alias: { 'base64url-universal': './node_modules/base64url-universal/lib/browser.js' },
  plugins: [noLoader],
})
const css = await bundle({
  stdin: {
    contents: [
      '@layer reset, tokens, base, layout, components, print;',
      ...style,
      '@import "./lib/proof/verification/offline/page.css";',
    ].join('\n'),
    resolveDir: root,
    loader: 'css',
  },
})
const parts = {
  // Occurs only in strings and regular expressions, where the escape is equivalent: nothing may end the script element.
  'offline-verifier.js': script.replaceAll('<!--', '\\x3c!--').replace(/<(?=\/script)/gi, '\\x3c'),
  'offline-verifier.css': css,
}

await mkdir(target, { recursive: true })
for (const [name, text] of Object.entries(parts)) {
  const file = path.join(target, name)
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}
console.log(`offline verifier bundled, ${Math.round(parts['offline-verifier.js'].length / 1000)} kB`)
