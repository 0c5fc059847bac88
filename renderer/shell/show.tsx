import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setAsker } from '../store'
import { confirm } from '../widgets'
import { App } from './app'
import { NoStart } from './no-start'
import { tellProblems } from './tell-problems'
import { useTheme } from './theme'
import { WaitingHost } from './waiting/waiting-host'

// The style policy's nonce, for the two places where radix writes a style element.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content
if (nonce) setNonce(nonce)

tellProblems()
setAsker(text => confirm({ title: 'Remove this much of the work?', text, button: 'Remove', danger: true }))

const root = createRoot(document.getElementById('root') ?? document.body)

/** Shows that the project which the window begins on is being opened, where that takes long. */
export function showBeginning(): void {
  root.render(
    <StrictMode>
      <Beginning />
    </StrictMode>,
  )
}

function Beginning() {
  useTheme()
  return <WaitingHost />
}

/** Shows the workbench, which the store has been told of. */
export function showWindow(): void {
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

/** Shows that there is no engine to work with, and why. */
export function showNoStart(error: unknown): void {
  root.render(<NoStart error={error} />)
}
