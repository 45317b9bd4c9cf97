import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built page, beside the bundle that this runs in; from source, where the build puts it. */
const folder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../out/renderer' : '../renderer', import.meta.url),
)

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** A file of the page by its path in the address, or `undefined`; nothing outside the page's folder. */
export async function pageFile(
  pathname: string,
): Promise<{ body: Buffer<ArrayBuffer>; type: string } | undefined> {
  const path = join(folder, pathname === '/' ? 'index.html' : decodePath(pathname))
  const type = types[extname(path)]
  if (!path.startsWith(folder + sep) || type === undefined) return undefined
  const body = await readFile(path).catch(() => undefined)
  return body && { body, type }
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return ''
  }
}

/**
 * Headers of every answer. The page runs its own scripts and styles and nothing else, is framed by nobody
 * and talks to nobody but the app (`socket`: the web host's own address).
 */
export function pageHeaders(socket = ''): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // pictures of the graph are made in the page
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`.trim(),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=()',
    'Cache-Control': 'no-store',
  }
}
