import http from 'node:http'
import fs from 'node:fs'
import path from 'node:path'

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** Serves a folder on a free port of localhost, as a static host would. */
export function serve(folder) {
  const root = path.resolve(folder)
  const server = http.createServer((request, response) => {
    const file = locate(root, decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' })
      response.end('not found')
      return
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    fs.createReadStream(file).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, close: () => server.close() }))
  })
}

function locate(root, pathname) {
  const file = path.join(root, pathname)
  if (!file.startsWith(root)) return undefined
  const candidates = [file, path.join(file, 'index.html'), `${file}.html`]
  return candidates.find((candidate) => fs.existsSync(candidate) && fs.statSync(candidate).isFile())
}
