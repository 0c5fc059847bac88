import { useRef } from 'react'
import { create } from 'zustand'
import { Button } from './button'
import { Dialog } from './dialog'

export interface Question {
  /** What is about to happen, as a question: “Delete the label Figure?” */
  readonly title: string
  /** What it means, with the number affected: “12 claims lose their label. It can be undone.” */
  readonly text: string
  /** The verb that goes on. */
  readonly button: string
  readonly danger?: boolean
}

const useQuestion = create<{ asked: Question | null; answer: (yes: boolean) => void }>(() => ({
  asked: null,
  answer: () => {},
}))

/** Asks before something that cannot be overlooked. False where the analyst thinks better of it. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise(resolve => {
    useQuestion.getState().answer(false)
    useQuestion.setState({
      asked: question,
      answer: yes => {
        useQuestion.setState({ asked: null, answer: () => {} })
        resolve(yes)
      },
    })
  })
}

/** Shows what `confirm` asks. Stands once in the window. */
export function ConfirmHost() {
  const { asked, answer } = useQuestion()
  const go = useRef<HTMLButtonElement>(null)
  if (!asked) return null
  return (
    <Dialog
      open
      onClose={() => answer(false)}
      title={asked.title}
      about={asked.text}
      size="small"
      start={go}
      footer={
        <>
          <Button onClick={() => answer(false)}>Cancel</Button>
          <Button ref={go} kind={asked.danger ? 'danger' : 'primary'} onClick={() => answer(true)}>
            {asked.button}
          </Button>
        </>
      }
    />
  )
}
