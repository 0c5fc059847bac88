import { useCallback, useMemo, useRef, useState } from 'react'
import type { ClaimId, LinkId, MentionId } from '#shared/model/ids'
import { startLinking } from '../evidence/linking'
import { cache, perform, pickClaim, showEntity, undoing, useFocus, useWorkbench } from '../store'
import { Menu, type MenuEntry, toast } from '../widgets'
import styles from './annotate.module.css'
import { keys } from './keys'
import { label } from './labelling'
import { deleteClaim } from './marking'
import { deleteMention } from './mentions'
import { focusInspector } from './picking'
import { activeReader } from './readers'

interface OpenMenu {
  readonly id: string
  readonly at: { readonly x: number; readonly y: number }
}

/** Where the menu of a span stands, if it is open. */
export function useSpanMenu() {
  const [shown, setShown] = useState<OpenMenu | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const open = useCallback((id: string, at: OpenMenu['at']) => {
    setShown({ id, at })
    // Radix opens a menu from its trigger: one that stands where the pointer is.
    requestAnimationFrame(() =>
      trigger.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    )
  }, [])
  return useMemo(() => ({ shown, open, trigger }), [shown, open])
}

/** What can be done with a claim, a mention or a piece of evidence in the text. */
export function SpanMenu({ menu }: { menu: ReturnType<typeof useSpanMenu> }) {
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const { shown, trigger } = menu
  if (!shown) return null
  return (
    <Menu label="What can be done with it" entries={entriesFor(shown.id, labels)}>
      <button
        ref={trigger}
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={styles.menuPoint}
        // The menu gives the focus back to what it hangs from, which is nothing that one could see.
        onFocus={() => activeReader()?.focus()}
        style={{ left: shown.at.x, top: shown.at.y }}
      />
    </Menu>
  )
}

type Labels = NonNullable<ReturnType<typeof useWorkbench.getState>['head']>['labels']

function entriesFor(id: string, labels: Labels): readonly MenuEntry[] {
  const claim = cache.get('claims', id as ClaimId)
  if (claim) {
    return [
      {
        label: 'Label',
        entries: labels.map(one => ({
          label: one.name,
          checked: claim.label === one.id,
          run: () => {
            pickClaim(claim)
            void label(one.id)
          },
        })),
      },
      {
        label: 'Link to evidence…',
        keys: keys.link,
        run: () => {
          pickClaim(claim)
          startLinking(claim)
        },
      },
      {
        label: 'Correct in the inspector',
        keys: keys.inspect,
        run: () => {
          pickClaim(claim)
          focusInspector()
        },
      },
      'line',
      { label: 'Delete the claim', keys: keys.delete, danger: true, run: () => void deleteClaim(claim) },
    ]
  }
  const link = cache.get('links', id as LinkId)
  if (link) {
    return [
      { label: 'Show the claim that it is evidence for', run: () => showClaim(link.claim, link.id) },
      'line',
      { label: 'Unlink', danger: true, run: () => void unlink(link.id) },
    ]
  }
  const mention = cache.get('mentions', id as MentionId)
  if (!mention) return []
  const { entity } = mention
  return [
    ...(entity ? [{ label: 'Show in the register', run: () => showEntity(entity) }] : []),
    { label: 'Delete the mention', danger: true, run: () => void deleteMention(mention.id) },
  ]
}

function showClaim(id: ClaimId, link: LinkId): void {
  const claim = cache.get('claims', id)
  if (!claim) return
  pickClaim(claim, 'beside')
  useFocus.setState({ link })
}

async function unlink(id: LinkId): Promise<void> {
  if (await perform({ kind: 'evidence.unlink', id })) toast({ text: 'Link removed.', action: undoing() })
}
