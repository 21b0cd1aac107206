import { exceptions, securityHeaders } from './scripts/front/security-headers.mjs'

const listOf = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }))

/** @type {import('next').NextConfig} */
export default {
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
  // Loads a route's modules at its first request. All 230 of them take 50 MB, and few are in use.
  experimental: { preloadEntriesOnStart: false },
  redirects: async () => [
    // A page of the previous build posts here; 308 keeps the method and the form.
    { source: '/learn/:course/:unit/walks/:rest*', destination: '/learn/:course/:unit/runs/:rest*', permanent: true },
  ],
  // In production the front sends them.
  headers: async () =>
    process.env.NODE_ENV === 'development'
      ? [
          { source: '/:path*', headers: listOf(securityHeaders) },
          ...Object.entries(exceptions).map(([source, headers]) => ({ source, headers: listOf(headers) })),
        ]
      : [],
}
