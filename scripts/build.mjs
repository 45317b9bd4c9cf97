// npm run build: the bundle in out/, unless no source has changed since
import { ensureBuilt } from './setup/build.mjs'
import { onNode24 } from './setup/node24.mjs'

await onNode24()
ensureBuilt()
