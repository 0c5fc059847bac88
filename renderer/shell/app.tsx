import { useEffect, useLayoutEffect } from 'react'
import { AnnotateCommands } from '../annotate/commands'
import { AddArticlesHost } from '../library/adding/add-articles-host'
import { PacksHost } from '../packs/packs-host'
import { onEvent, openProject } from '../store'
import { ConfirmHost, ErrorBoundary, loadTheRest, say, ToastHost } from '../widgets'
import { listenForKeys } from './commands/dispatcher'
import { runCommand } from './commands/registry'
import { FileDialogHost } from './file-dialog/file-dialog-host'
import { AnnotatorHost } from './frame/annotator'
import { Frame } from './frame/frame'
import { AllKeysHost } from './palette/all-keys-host'
import { Palette } from './palette/palette'
import { DroppedHost } from './project/dropped-host'
import { NewProjectHost } from './project/new-project'
import { RenameProjectHost } from './project/rename-project'
import { RescueHost } from './rescue/rescue-host'
import { useTextSize, useTheme } from './theme'
import { WaitingHost } from './waiting/waiting-host'
import { useWindowCommands } from './window-commands'

/** The whole window, and what floats above it. */
export function App() {
  useTheme()
  useTextSize()
  useWindowCommands()
  // With the window itself, not a moment after it: whoever sees it may press a key.
  useLayoutEffect(() => listenForKeys(window), [])
  useEffect(() => {
    // What stands in the window first has the first second to itself.
    const waiting = setTimeout(loadTheRest, 1000)
    return () => clearTimeout(waiting)
  }, [])
  useEffect(
    () =>
      onEvent(event => {
        if (event.type !== 'command') return
        if (event.path !== undefined) {
          void openProject(event.path)
          return
        }
        const outcome = runCommand(event.command)
        if (!outcome.ran && outcome.reason) say(outcome.reason)
      }),
    [],
  )
  return (
    <ErrorBoundary part="The window">
      <AnnotateCommands />
      <Frame />
      <Palette />
      <AllKeysHost />
      <NewProjectHost />
      <RenameProjectHost />
      <DroppedHost />
      <RescueHost />
      <AnnotatorHost />
      <AddArticlesHost />
      <PacksHost />
      <FileDialogHost />
      <WaitingHost />
      <ConfirmHost />
      <ToastHost />
    </ErrorBoundary>
  )
}
