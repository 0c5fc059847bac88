import { useEffect, useReducer, useRef, useState } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AdjudicationProgress, AgreementView, CaseDetail, Sides } from '#shared/api/agreement-views'
import type { Problem } from '#shared/api/problem'
import type { AdjudicationId } from '#shared/model/ids'
import { call, type NamedCalls, useNamedCalls, useUnderWay, useWorkbench } from '../store'
import { useCancelled } from '../store/cancelled-question'
import type { Failure, UnderWay } from '../widgets'

/** How long changes go on before something large is worked out again, in milliseconds. */
const rest = 500

/**
 * Who worked on what in the project that is shown: asked at once, and again when changes have come to rest. The last
 * answer stays until the next is here.
 */
export function useSides(): {
  readonly sides: Sides | null
  readonly underWay: UnderWay | null
  readonly failure: Failure | null
} {
  const opening = useWorkbench(state => state.opening)
  const changes = useWorkbench(state => state.changes)
  const [sides, setSides] = useState<Sides | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, tryAgain] = useReducer((count: number) => count + 1, 0)
  const calls = useNamedCalls(`${opening}`)
  const underWay = useUnderWay(calls)
  const asked = useRef<string | null>(null)
  const cancelled = useCancelled()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is a reason to ask again
  useEffect(() => {
    const question = `${opening} ${tries}`
    if (cancelled.isIt(question)) return
    let late = false
    const due = setTimeout(
      async () => {
        if (cancelled.isIt(question)) return
        asked.current = question
        const reply = await calls.ask(task => call('agreement.sides', { task }))
        const problem = reply.ok ? null : reply.problem
        // What a change overtook was cancelled for it too: it waits until changes have come to rest.
        if (!cancelled.note(question, problem) && late) return
        setProblem(problem)
        if (reply.ok) setSides(reply.value)
      },
      asked.current === question ? rest : 0,
    )
    return () => {
      late = true
      clearTimeout(due)
    }
  }, [opening, changes, tries, calls])
  return { sides, underWay, failure: problem && { problem, again: tryAgain } }
}

/** How far adjudication has come, why that could not be read, and asking for it again. */
export interface ReadProgress {
  readonly progress: AdjudicationProgress | null
  readonly problem: Problem | null
  readonly again: () => void
}

/** How far adjudication has come: read again at every change, for it is what the keys have just done. */
export function useProgress(compared: ComparedAsked | null, calls: NamedCalls): ReadProgress {
  const changes = useWorkbench(state => state.changes)
  const [progress, setProgress] = useState<AdjudicationProgress | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [times, again] = useReducer((asked: number) => asked + 1, 0)
  const cancelled = useCancelled()
  const question = compared && JSON.stringify(compared)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is a reason to ask again, as is being told to
  useEffect(() => {
    const asked = `${question} ${times}`
    if (cancelled.isIt(asked)) return
    if (!compared) return setProgress(null)
    let late = false
    void calls
      .ask(task => call('adjudication.progress', { compared, task }))
      .then(reply => {
        const problem = reply.ok ? null : reply.problem
        if (!cancelled.note(asked, problem) && late) return
        setProblem(problem)
        if (reply.ok) setProgress(reply.value)
      })
    return () => {
      late = true
    }
  }, [question, changes, times])
  return { progress, problem, again }
}

export interface Worked {
  readonly view: AgreementView | null
  /** While it is being worked out, once that takes long. */
  readonly underWay: UnderWay | null
  readonly problem: Problem | null
  readonly again: () => void
}

/**
 * The figures of agreement. A question that is overtaken by another is given up; a change of the project lets what is
 * under way come to its end, and asks again, unless the last answer was that it was cancelled.
 */
export function useAgreement(compared: ComparedAsked | null): Worked {
  const changes = useWorkbench(state => state.changes)
  const [worked, setWorked] = useState<Answered>(nothing)
  const question = compared && JSON.stringify(compared)
  const calls = useNamedCalls(`${question}`)
  const underWay = useUnderWay(calls)
  const asking = useRef<ReturnType<typeof workingOut> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for what it asks
  useEffect(() => {
    setWorked(state => ({ ...nothing, view: state.view }))
    if (!compared) return setWorked(nothing)
    const work = workingOut(compared, calls, setWorked)
    asking.current = work
    return () => {
      asking.current = null
      work.stop()
    }
  }, [question])
  const seen = useRef(changes)
  useEffect(() => {
    // The question itself has been asked at once.
    if (seen.current === changes) return
    seen.current = changes
    const due = setTimeout(() => asking.current?.changed(), rest)
    return () => clearTimeout(due)
  }, [changes])
  return { ...worked, underWay, again: () => asking.current?.again() }
}

type Answered = Pick<Worked, 'view' | 'problem'>
const nothing: Answered = { view: null, problem: null }

/** Asks for the figures at once, and again when told to: one call at a time. */
function workingOut(
  compared: ComparedAsked,
  calls: NamedCalls,
  set: (change: (state: Answered) => Answered) => void,
) {
  let under = false
  let due = false
  let stopped = false
  /** A change of the project is then no reason to ask again. */
  let cancelled = false
  async function run(): Promise<void> {
    under = true
    due = false
    cancelled = false
    const reply = await calls.ask(task => call('agreement.report', { compared, task }))
    under = false
    if (stopped) return
    const problem = reply.ok ? null : reply.problem
    set(state => ({ view: reply.ok ? reply.value : state.view, problem }))
    cancelled = problem?.code === 'cancelled'
    if (due && !cancelled) await run()
  }
  void run()
  function again() {
    if (under) due = true
    else void run()
  }
  return {
    again,
    changed() {
      if (!cancelled) again()
    },
    stop() {
      stopped = true
    },
  }
}

export interface ReadCase {
  readonly detail: CaseDetail | null
  readonly underWay: UnderWay | null
  readonly failure: Failure | null
}

/** One case in full, read again after each change. The last one stays until the next is here, so that nothing flickers. */
export function useCase(compared: ComparedAsked, key: AdjudicationId | null): ReadCase {
  const changes = useWorkbench(state => state.changes)
  const [detail, setDetail] = useState<CaseDetail | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [times, again] = useReducer((asked: number) => asked + 1, 0)
  const cancelled = useCancelled()
  const question = JSON.stringify(compared)
  const calls = useNamedCalls(`${question} ${key}`)
  const underWay = useUnderWay(calls)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to read again, as is being told to
  useEffect(() => {
    const asked = `${question} ${key} ${times}`
    if (cancelled.isIt(asked)) return
    setProblem(null)
    if (key === null) return setDetail(null)
    let late = false
    void calls
      .ask(task => call('agreement.case', { compared, key, task }))
      .then(reply => {
        const problem = reply.ok ? null : reply.problem
        if (!cancelled.note(asked, problem) && late) return
        // One that has gone leaves the list too, which may not have been read yet.
        setProblem(problem?.code === 'missing' ? null : problem)
        if (reply.ok) setDetail(reply.value)
      })
    return () => {
      late = true
    }
  }, [question, key, changes, times])
  return {
    detail: detail && detail.row.key === key ? detail : null,
    underWay,
    failure: problem && { problem, again },
  }
}
