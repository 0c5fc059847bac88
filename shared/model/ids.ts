/** Ids are plain strings on disk; the brand keeps a claim's id from being passed where an entity's is meant. */
declare const brand: unique symbol
export type Id<Name extends string> = string & { readonly [brand]: Name }

export type ArticleId = Id<'article'>
export type ClaimId = Id<'claim'>
export type MentionId = Id<'mention'>
export type EntityId = Id<'entity'>
export type LinkId = Id<'link'>
export type AnnotatorId = Id<'annotator'>
export type LabelId = Id<'label'>
export type AttributeId = Id<'attribute'>
export type EntityTypeId = Id<'entityType'>
export type StanceId = Id<'stance'>
export type CommentId = Id<'comment'>
export type DecisionId = Id<'decision'>
export type AdjudicationId = Id<'adjudication'>
/** A pack that was handed out. */
export type PackId = Id<'pack'>
export type OperationId = Id<'operation'>
export type ProjectId = Id<'project'>
/** SHA-256 of an operation's canonical JSON as UTF-8, in lower-case hexadecimal. */
export type OperationHash = Id<'operation hash'>
/** SHA-256 of an article's canonical text as UTF-8, in lower-case hexadecimal. */
export type TextHash = Id<'text'>

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A new id: a prefix that tells a reader of the file what it names, and 14 letters drawn with `random` (0 ≤ r < 1), some 72 bits. */
export function mintId<I extends Id<string>>(prefix: string, random: () => number): I {
  let tail = ''
  for (let i = 0; i < 14; i++) tail += alphabet[Math.floor(random() * alphabet.length)]
  return `${prefix}-${tail}` as I
}
