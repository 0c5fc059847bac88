import './widgets/fonts.css'
import './widgets/tokens.css'
import './widgets/base.css'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app'
import { connect } from './shell/connect'
import { showConnection } from './shell/connection'
import { NoStart } from './shell/no-start'
import { setAsker, setReporter, startWorkbench } from './store'
import { confirm, toast } from './widgets'

/*
 * The window begins: the style policy's nonce for the two places where radix writes a style element, then the
 * engine by whichever transport there is, then everything else.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content
if (nonce) setNonce(nonce)

setReporter(problem => toast({ kind: 'bad', text: problem.message }))
setAsker(text => confirm({ title: 'Remove this much of the work?', text, button: 'Remove', danger: true }))

const root = createRoot(document.getElementById('root') ?? document.body)
try {
  await startWorkbench(await connect(showConnection))
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
} catch (error) {
  root.render(<NoStart error={error} />)
}
