import {
  AlignLeft,
  CalendarDays,
  CircleCheck,
  CircleX,
  Hash,
  List,
  type LucideIcon,
  Repeat2,
  ScrollText,
  ToggleLeft,
} from 'lucide-react'
import type { Attribute, Stance } from '#shared/model/records'
import { entityIconOf } from '../widgets'
import type { SchemePart } from './parts'
import styles from './scheme.module.css'

const kindIcons: Record<Attribute['kind'], LucideIcon> = {
  text: AlignLeft,
  number: Hash,
  date: CalendarDays,
  choice: List,
  'yes-no': ToggleLeft,
}
const meaningIcons: Record<Stance['meaning'], LucideIcon> = {
  supports: CircleCheck,
  contradicts: CircleX,
  repeats: Repeat2,
  context: ScrollText,
}

/** The picture of a part: a label's colour and underline, an attribute's kind, a type's or a stance's icon. */
export function PartMark({ part }: { part: SchemePart }) {
  if ('colour' in part) {
    const colour = `var(--label-${part.colour})`
    return (
      <span
        className={styles.swatch}
        aria-hidden="true"
        style={{
          background: `var(--label-${part.colour}-soft)`,
          textDecoration: `underline 2px ${part.pattern} ${colour}`,
          color: `var(--label-${part.colour}-text)`,
        }}
      >
        Aa
      </span>
    )
  }
  const Icon =
    'meaning' in part
      ? meaningIcons[part.meaning]
      : 'kind' in part
        ? kindIcons[part.kind]
        : entityIconOf(part.icon)
  return <Icon size={16} aria-hidden="true" />
}
