/** Set before a test file loads its modules, whatever the shell has. */
export const testEnvironment = {
  NODE_ENV: 'test',
  NEXTAUTH_SECRET: 'only tests sign sessions with these words',
  APP_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_URL: 'http://127.0.0.1:3000/sign-on',
  NORTHLIGHT_DEMO: '0',
  ISSUER_URL: 'https://issuer.test.example',
  ISSUER_NAME: 'Northlight',
  SIGNING_KEYS: '',
  TSA_URLS: '',
  TSA_ROOTS: '',
}
