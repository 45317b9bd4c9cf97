import { createRoot } from 'react-dom/client'
import { failureOf } from '../src-shared/contract/failure.ts'
import { connect } from './transport/connect.ts'
import { App } from './ui/app.tsx'
import './ui/tokens.css'
import './ui/base.css'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { FailureNote } from './ui/failure-note.tsx'
import { start } from './ui/start.ts'

const container = document.getElementById('root')
if (!container) throw new Error('The page has no element #root.')
const root = createRoot(container)

connect()
  .then(start)
  .then(
    () =>
      root.render(
        <ErrorBoundary>
          <App />
        </ErrorBoundary>,
      ),
    (thrown: unknown) =>
      root.render(
        <main>
          <FailureNote failure={failureOf(thrown)} />
        </main>,
      ),
  )
