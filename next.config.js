import { fileURLToPath } from 'node:url'
import { listAddresses } from './scripts/front/read-address.mjs'
import { securityHeaders } from './scripts/front/security-headers.mjs'

const listOf = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }))

/** @type {import('next').NextConfig} */
export default {
  adapterPath: fileURLToPath(new URL('scripts/front/adapter.mjs', import.meta.url)),
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    'mdx-bundler',
    'esbuild',
    '@node-rs/argon2',
    '@myriaddreamin/typst-ts-node-compiler',
    'fontkit',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
  ],
  typescript: { ignoreBuildErrors: true },
  redirects: async () => [
    // A page of the previous build posts here; 308 keeps the method and the form.
    { source: '/learn/:course/:unit/walks/:rest*', destination: '/learn/:course/:unit/runs/:rest*', permanent: true },
  ],
  // In production, the front sends them.
  headers: async () =>
    process.env.NODE_ENV === 'development'
      ? [
          { source: '/:path*', headers: listOf(securityHeaders) },
          ...(await listAddresses('app')).flatMap(({ pattern, headers }) =>
            headers ? [{ source: pattern.replace(/\[(\w+)\]/g, ':$1'), headers: listOf(headers) }] : [],
          ),
        ]
      : [],
}
