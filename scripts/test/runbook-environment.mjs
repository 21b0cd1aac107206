/** For the blocks of docs/operating.md, and for the checks after them. */
export const environment = {
  HOME: '/root',
  LANG: 'C.UTF-8',
  // For systemctl.mjs, since systemd doesn't run in a container.
  PATH: `/mnt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  NODE_EXTRA_CA_CERTS: '/etc/northlight/tls/fullchain.pem',
  CURL_CA_BUNDLE: '/etc/northlight/tls/fullchain.pem',
  npm_config_registry: 'http://127.0.0.1:1',
  npm_config_cache: '/run/npm-cache',
}
