import { quoteOf } from '#shared/anchors/anchor'
import type { ArticleId, ClaimId } from '#shared/model/ids'
import type { EvidenceLink, LinkTarget } from '#shared/model/records'
import { call, useArticle, useClaim } from '../../store'
import { type Choice, Combobox, Field } from '../../widgets'
import { SegmentedControl } from '../../widgets/tabs'
import { TargetSpan } from './place-parts'

interface TargetPartProps {
  link: EvidenceLink
  onChange: (link: EvidenceLink) => void
}

/** What the evidence is: another claim, or words of an article. */
export function TargetPart({ link, onChange }: TargetPartProps) {
  const { target } = link
  const claim = useClaim(target.kind === 'claim' ? target.claim : null)
  const set = (next: LinkTarget) => onChange({ ...link, target: next })
  return (
    <>
      <SegmentedControl<LinkTarget['kind']>
        label="What the evidence is"
        value={target.kind}
        onChange={kind => {
          if (kind === 'span' && target.kind === 'claim' && claim)
            set({ kind, article: claim.article, spans: claim.edition ? [] : [...claim.spans] })
          else if (kind === 'claim' && target.kind === 'span')
            void nearest(target).then(id => id && set({ kind, claim: id }))
        }}
        segments={[
          { value: 'claim', label: 'A claim' },
          { value: 'span', label: 'Words of an article' },
        ]}
      />
      {target.kind === 'claim' ? (
        <Field label="Evidence" beside>
          <Combobox<ClaimId>
            value={claim ? { value: claim.id, label: claim.wording || quoteOf(claim.spans) } : null}
            choices={claimChoices}
            search="Find a claim by its words"
            onChange={to => to && set({ kind: 'claim', claim: to })}
          />
        </Field>
      ) : (
        <>
          <ArticleField
            article={target.article}
            onChange={article => set({ kind: 'span', article, spans: [] })}
          />
          <TargetSpan link={link} onChange={onChange} />
        </>
      )}
    </>
  )
}

function ArticleField({ article, onChange }: { article: ArticleId; onChange: (article: ArticleId) => void }) {
  const { shown } = useArticle(article)
  return (
    <Field label="Article" beside>
      <Combobox<ArticleId>
        value={shown && { value: article, label: shown.article.title }}
        choices={articleChoices}
        search="Find an article by title or source"
        onChange={to => to && to !== article && onChange(to)}
      />
    </Field>
  )
}

const offered = 20

async function claimChoices(text: string): Promise<readonly Choice<ClaimId>[]> {
  const rows = await claimsWith({ text, articles: [] })
  return rows.map(({ id, wording, quote, articleTitle }) => ({
    value: id,
    label: wording || quote,
    hint: articleTitle,
  }))
}

async function claimsWith({ text, articles }: { text: string; articles: readonly ArticleId[] }) {
  const filter = { text, articles: [...articles], labels: [], statuses: [], annotators: [] }
  const reply = await call('claims.list', {
    filter: { ...filter, evidence: 'any', sort: 'place' },
    offset: 0,
    limit: offered,
  })
  return reply.ok ? reply.value.rows : []
}

async function articleChoices(text: string): Promise<readonly Choice<ArticleId>[]> {
  const filter = { text, status: null, sort: 'added' as const }
  const reply = await call('articles.list', { filter, offset: 0, limit: offered })
  if (!reply.ok) return []
  return reply.value.rows.map(({ id, title, source }) => ({ value: id, label: title, hint: source }))
}

/** The claim to begin with: one that is marked at these words, or the first there is in their article, or anywhere. */
async function nearest({ article, spans }: Extract<LinkTarget, { kind: 'span' }>): Promise<ClaimId | null> {
  const here = await claimsWith({ text: '', articles: [article] })
  const at = spans[0]?.start ?? 0
  const [closest] = [...here].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))
  const found = closest ?? (await claimsWith({ text: '', articles: [] }))[0]
  return found?.id ?? null
}
