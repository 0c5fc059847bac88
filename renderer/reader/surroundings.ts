import type { MarginMeasures } from './margin/layout'
import type { TextRoom } from './place/laid-out'
import type { ReaderProps } from './props'
import type { TextView } from './text/open-text'

/* What a reading session is put into, and whom it tells of what happens in it. */

/** The elements a reading session lives in. */
export interface ReadingFrame {
  /** Scrolls. */
  readonly scroller: HTMLElement
  /** Scrolled: text, margin and overlay measure themselves against it. */
  readonly page: HTMLElement
  /** Where the text is drawn. */
  readonly mount: HTMLElement
  readonly overlay: HTMLElement
  /** What stands under the headline. */
  readonly details: HTMLElement
}

/** The room there is when a text is opened, measured before there is anything to lay out. */
export interface OpeningRoom extends TextRoom, TextView {
  readonly measures: MarginMeasures
}

/** What a session tells its reader; each is asked for anew when it happens. */
export type ReadingEvents = Pick<
  ReaderProps,
  'onSelectSpan' | 'onSelection' | 'onReadingMoved' | 'onOpenSpanMenu' | 'onResizeSpan'
> & { readonly onKey: (event: KeyboardEvent) => boolean }
