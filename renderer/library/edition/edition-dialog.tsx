import { FilePen, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { counted } from '#shared/model/counted'
import { Banner, Button, confirm, Dialog, Field, Progress, TextArea } from '../../widgets'
import { Checkbox } from '../../widgets/checkbox'
import { Zone } from '../zone'
import { chooseAnother, chooseFile, keepAll, leaveEdition, readPasted, takeIn, useEdition } from './edition'
import styles from './edition.module.css'
import { EditionRows } from './edition-rows'

/** A corrected edition of an article is looked at, and taken in. */
export function EditionDialog({ title }: { title: string }) {
  const { report, busy, problem, leave } = useEdition()
  const [written, setWritten] = useState('')
  const close = () => void leaveWith(report?.isSame ? '' : written)
  const waits = report ? report.counts.orphaned + leave.size : 0
  return (
    <Dialog
      open
      onClose={close}
      title="Take in a corrected edition"
      about={title}
      size={report ? 'huge' : 'medium'}
      flush={report !== null}
      footer={
        report && (
          <>
            <p className={styles.said} role="status">
              {busy
                ? `${busy}…`
                : waits > 0
                  ? `${counted(waits, 'waits', 'wait')} for a place`
                  : 'Everything has a place'}
            </p>
            <Button onClick={chooseAnother}>Another text…</Button>
            <Button onClick={close}>Cancel</Button>
            <Button
              kind="primary"
              busy={busy !== null}
              reason={report.isSame ? 'The article has this very text already.' : undefined}
              onClick={() => void takeIn()}
            >
              Take it in
            </Button>
          </>
        )
      }
    >
      {problem && <Banner kind="bad">{problem}</Banner>}
      {report ? <Looked /> : <Source written={written} onWrite={setWritten} />}
    </Dialog>
  )
}

/** Leaves the dialog; asks first where the text that was put in stands nowhere else. */
async function leaveWith(written: string): Promise<void> {
  const sure =
    written.trim() === '' ||
    (await confirm({
      title: 'Leave without taking it in?',
      text: 'The text you have put in here is lost. The article stays as it is.',
      button: 'Leave',
      danger: true,
    }))
  if (sure) leaveEdition()
}

function Source({ written, onWrite }: { written: string; onWrite: (written: string) => void }) {
  const busy = useEdition(state => state.busy)
  if (busy)
    return (
      <div className={styles.busy} role="status">
        <span>{busy}…</span>
        <Progress label={busy} value={null} />
      </div>
    )
  return (
    <>
      <Zone
        icon={FilePen}
        words="The article as it stands now"
        hint="Everything that is marked is looked for in it. You see what becomes of it before anything changes."
      >
        <Button kind="primary" icon={FolderOpen} onClick={() => void chooseFile()}>
          Choose a file…
        </Button>
      </Zone>
      <Field label="Or paste its text">
        <TextArea rows={5} value={written} onChange={onWrite} />
      </Field>
      {written.trim() !== '' && (
        <div>
          <Button onClick={() => void readPasted(written)}>Look at this text</Button>
        </div>
      )}
    </>
  )
}

/** What was found, and what of the file is its text. */
function Looked() {
  const { report, proposal, keepsAll } = useEdition()
  if (!report || !proposal) return null
  const { before, after } = report.words
  const furniture = proposal.blocks.filter(block => block.furniture !== null).length
  return (
    <div className={styles.looked}>
      <div className={styles.facts}>
        <span>
          {proposal.file || 'Pasted text'} · {counted(after, 'word')}
          {after !== before && `, before ${counted(before, 'word')}`}
        </span>
        {furniture > 0 && (
          <Checkbox
            checked={keepsAll}
            onChange={checked => void keepAll(checked)}
            label={`Keep ${counted(furniture, 'part')} that ${furniture === 1 ? 'looks' : 'look'} like page furniture`}
          />
        )}
      </div>
      {report.isSame ? (
        <p className={styles.same}>
          This is the text that the article has already. There is nothing to take in.
        </p>
      ) : (
        <EditionRows report={report} />
      )}
    </div>
  )
}
