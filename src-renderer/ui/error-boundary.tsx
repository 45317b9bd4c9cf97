import { Component, type ReactNode } from 'react'
import { Button } from './controls/button.tsx'
import css from './error-boundary.module.css'

/** Catches a fault in drawing the window: says so in place of a blank page, and offers a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { thrown: Error | null }> {
  override state: { thrown: Error | null } = { thrown: null }

  static getDerivedStateFromError(thrown: unknown): { thrown: Error } {
    return { thrown: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render(): ReactNode {
    const { thrown } = this.state
    if (!thrown) return this.props.children
    return (
      <main className={css.fault} role="alert">
        <h1 className={css.title}>The window came upon a fault</h1>
        <p>
          Your work was kept up to a few seconds ago, and the dataset is unchanged. Reload the window and open
          the dataset again: it goes on where you were.
        </p>
        <p className={css.detail}>{thrown.message}</p>
        <div className={css.ways}>
          <Button look="primary" onPress={() => location.reload()}>
            Reload the window
          </Button>
          <Button onPress={() => this.setState({ thrown: null })}>Try to go on</Button>
        </div>
      </main>
    )
  }
}
