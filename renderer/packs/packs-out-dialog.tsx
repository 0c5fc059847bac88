import { useEffect, useRef, useState } from 'react'
import type { PackRow, PacksView } from '#shared/api/packs-views'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import { call, reportProblem, useNamedCalls, useUnderWay, useWorkbench } from '../store'
import { Button, Dialog, UnderWayPart } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import { takeBack } from './asking'
import styles from './packs.module.css'
import { closePacks, showPacks } from './state'

/** What has been handed out of the project, and what of it has come back. */
export function PacksOutDialog() {
  const changes = useWorkbench(state => state.changes)
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const [packs, setPacks] = useState<PacksView | null>(null)
  const calls = useNamedCalls('')
  const underWay = useUnderWay(calls)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the project changes
  useEffect(() => {
    let late = false
    void calls
      .ask(task => call('packs.list', { task }))
      .then(reply => {
        if (late) return
        if (reply.ok) setPacks(reply.value)
        else if (reply.problem.code === 'cancelled') closePacks()
        else reportProblem(reply.problem)
      })
    return () => {
      late = true
    }
  }, [changes, calls])
  // Which of the two it begins with is said before it is known whether there are packs.
  const [handOut, back] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)]
  const some = packs !== null && packs.out.length > 0
  return (
    <Dialog
      open
      onClose={closePacks}
      size="large"
      start={readOnly ? back : handOut}
      title="What is handed out"
      about={
        packs?.is
          ? `This project is itself a pack: ${inQuotes(packs.is.name)}, handed out by ${packs.is.byName} on ${dayAndTime(packs.is.at)}. To give it back, send this file.`
          : 'A pack can come back more than once: each time only what is new is brought in.'
      }
      footer={
        <>
          <Button
            ref={handOut}
            kind={some ? 'plain' : 'primary'}
            reason={readOnly ?? undefined}
            onClick={() => showPacks({ kind: 'hand-out' })}
          >
            Hand out articles…
          </Button>
          <Button ref={back} kind={some ? 'primary' : 'plain'} onClick={() => void takeBack()}>
            Take back…
          </Button>
        </>
      }
    >
      {underWay && <UnderWayPart {...underWay} />}
      {packs && packs.out.length === 0 ? (
        <p className={styles.hint}>
          Nothing has been handed out yet. Choose articles and who gets them: each pack is a file to send, and
          what is done in it is taken back through a review.
        </p>
      ) : (
        <ul className={styles.packs} aria-label="Packs">
          {packs?.out.map(pack => (
            <Pack key={pack.id} pack={pack} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function Pack({ pack }: { pack: PackRow }) {
  const { name, at, byName, articles, layers, back } = pack
  const last = back.at(-1)
  const whose =
    layers === null
      ? 'with everybody’s annotations'
      : layers === 0
        ? 'without annotations'
        : `with the annotations of ${counted(layers, 'annotator')}`
  return (
    <li className={styles.pack}>
      <span className={styles.words}>
        <span className={styles.title}>{name}</span>
        <span className={styles.about}>
          {counted(articles.length, 'article')}, {whose} · {dayAndTime(at)} by {byName}
        </span>
      </span>
      <span className={last ? styles.back : styles.out}>
        {last
          ? `Came back ${dayAndTime(last)}${back.length > 1 ? ` (${back.length} times)` : ''}`
          : 'Not back yet'}
      </span>
    </li>
  )
}
