import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

/*
 * Bundles the script and the style of the offline verifier (lib/proof/verification/offline) into .northlight, where the page
 * is put together from. Names and comments of this machine's folders stay out: everything is minified and relative.
 */
const root = path.join(import.meta.dirname, '..', '..')
const target = path.join(root, '.northlight')
const style = ['tokens', 'base', 'layout', 'forms', 'components', 'verify', 'print'].map(
  (name) => `@import "./app/_ui/${name}.css";`,
)

/** The JSON-LD library would load contexts by XMLHttpRequest unless told otherwise each time: leave it no way to. */
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
    // The licenses of what is inside ask for their notices to stay with it.
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
  // A context package names its files by the address of its own script, which a classic script does not have.
  define: { 'import.meta.url': '"file:///"' },
  // Its form for browsers, which esbuild does not find by itself: the other one wants Node's Buffer.
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
  // Only in strings and regular expressions, where the escape means the same: nothing may end or hide the element.
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
