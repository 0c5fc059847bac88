import { Component, type ReactNode } from 'react'
import { Button } from './button'
import styles from './error-boundary.module.css'

interface Props {
  /** The part of the window that it guards, in a sentence: “The list of claims”. */
  part: string
  /** When this changes, what is inside is tried again. */
  again?: unknown
  children: ReactNode
}

/** Keeps a defect in one part of the window from taking the rest with it, and says what is safe. */
export class ErrorBoundary extends Component<Props, { error: unknown; again: unknown }> {
  override state = { error: null as unknown, again: this.props.again }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('Something that is not an error was thrown.') }
  }

  static getDerivedStateFromProps(props: Props, state: { again: unknown }) {
    return props.again === state.again ? null : { again: props.again, error: null }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className={styles.broken} role="alert">
        <p className={styles.title}>{this.props.part} could not be shown.</p>
        <p>
          This is a defect in Claimbench. Your work is not affected: every change was written to disk as you
          made it, and the rest of the window goes on working.
        </p>
        <Button kind="primary" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
        <details className={styles.details}>
          <summary>For a report of the defect</summary>
          <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
        </details>
      </div>
    )
  }
}
