import { create } from 'zustand'

export type HistoryPage = 'operations' | 'snapshots'

/** Which of its two pages the history shows; it stays when the analyst goes elsewhere and comes back. */
export const useHistoryPage = create<{ page: HistoryPage }>(() => ({ page: 'operations' }))

export const showPage = (page: HistoryPage): void => useHistoryPage.setState({ page })
