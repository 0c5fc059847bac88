import type { ImportSource } from '#shared/api/contract'
import { dieWithTheEngine } from './orphan-guard'
import { readDataset } from './read-dataset'
import { readEdition } from './read-edition'
import { readSource } from './read-source'
import type { EditionGiven, Message, Question, Reading } from './readings'

/*
 * A process that reads what strangers have written, and does nothing else. It may be slow, grow, or be killed, and
 * the engine goes on; a thread could not promise that, for one that runs out of memory takes its process with it.
 */

const guard = dieWithTheEngine()
process.on('disconnect', () => process.exit())
process.on('message', (question: Question) => {
  guard.busy()
  void answerTo(question)
    .then(tell)
    .then(() => guard.idle())
})

const ways: { readonly [R in Reading]: (given: never) => Promise<unknown> } = {
  article: (source: ImportSource) => readSource(source),
  edition: async (given: EditionGiven) => readEdition(given),
  dataset: ({ path }: { readonly path: string }) => readDataset(path, part => tell({ kind: 'part', part })),
}

async function answerTo({ reading, given }: Question): Promise<Message> {
  try {
    return { kind: 'answer', answer: await ways[reading](given as never) }
  } catch (error) {
    if (error instanceof RangeError && wantsMemory.test(error.message)) return { kind: 'too-heavy' }
    return { kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** What the engine of the language says where it can still say it. */
const wantsMemory = /invalid (string|array) length|allocation failed|call stack size/i

/** Resolves when the message has been sent, so that parts do not pile up here. */
function tell(message: Message): Promise<void> {
  return new Promise(resolve => process.send?.(message, () => resolve()))
}

void tell({ kind: 'ready' })
