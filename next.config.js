/** Sent with everything; the content security policy comes from proxy.ts, since it differs from page to page. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** Wallets and profiles of others show the badge's picture. */
const shownElsewhere = [
  { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
  { key: 'Access-Control-Allow-Origin', value: '*' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Made once a build instead: scripts/build/prerendered.ts.
  generateEtags: false,
  images: { unoptimized: true },
  reactStrictMode: true,
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
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/assets/site-:hash', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
    { source: '/badge.png', headers: shownElsewhere },
  ],
}
