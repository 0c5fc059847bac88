import { z } from 'zod'
import {
  attribute,
  attributeId,
  entityType,
  entityTypeId,
  label,
  labelId,
  stance,
  stanceId,
} from '../model/records'

/* What can be done to the annotation scheme: the same to each of its tables. */

const kind = <K extends string>(name: K) => z.literal(name)

const schemeAdd = z.discriminatedUnion('table', [
  z.object({ kind: kind('scheme.add'), table: z.literal('labels'), record: label }).readonly(),
  z.object({ kind: kind('scheme.add'), table: z.literal('attributes'), record: attribute }).readonly(),
  z.object({ kind: kind('scheme.add'), table: z.literal('entityTypes'), record: entityType }).readonly(),
  z.object({ kind: kind('scheme.add'), table: z.literal('stances'), record: stance }).readonly(),
])
const schemeSet = z.discriminatedUnion('table', [
  z
    .object({
      kind: kind('scheme.set'),
      table: z.literal('labels'),
      id: labelId,
      patch: label.unwrap().omit({ id: true }).partial().strict().readonly(),
    })
    .readonly(),
  z
    .object({
      kind: kind('scheme.set'),
      table: z.literal('attributes'),
      id: attributeId,
      patch: attribute.unwrap().omit({ id: true }).partial().strict().readonly(),
    })
    .readonly(),
  z
    .object({
      kind: kind('scheme.set'),
      table: z.literal('entityTypes'),
      id: entityTypeId,
      patch: entityType.unwrap().omit({ id: true }).partial().strict().readonly(),
    })
    .readonly(),
  z
    .object({
      kind: kind('scheme.set'),
      table: z.literal('stances'),
      id: stanceId,
      patch: stance.unwrap().omit({ id: true }).partial().strict().readonly(),
    })
    .readonly(),
])
const schemeIds = {
  labels: labelId,
  attributes: attributeId,
  entityTypes: entityTypeId,
  stances: stanceId,
} as const
const schemeDelete = z.discriminatedUnion('table', [
  z.object({ kind: kind('scheme.delete'), table: z.literal('labels'), id: schemeIds.labels }).readonly(),
  z
    .object({ kind: kind('scheme.delete'), table: z.literal('attributes'), id: schemeIds.attributes })
    .readonly(),
  z
    .object({ kind: kind('scheme.delete'), table: z.literal('entityTypes'), id: schemeIds.entityTypes })
    .readonly(),
  z.object({ kind: kind('scheme.delete'), table: z.literal('stances'), id: schemeIds.stances }).readonly(),
])
const schemeMerge = z.discriminatedUnion('table', [
  z
    .object({
      kind: kind('scheme.merge'),
      table: z.literal('labels'),
      from: schemeIds.labels,
      into: schemeIds.labels,
    })
    .readonly(),
  z
    .object({
      kind: kind('scheme.merge'),
      table: z.literal('attributes'),
      from: schemeIds.attributes,
      into: schemeIds.attributes,
    })
    .readonly(),
  z
    .object({
      kind: kind('scheme.merge'),
      table: z.literal('entityTypes'),
      from: schemeIds.entityTypes,
      into: schemeIds.entityTypes,
    })
    .readonly(),
  z
    .object({
      kind: kind('scheme.merge'),
      table: z.literal('stances'),
      from: schemeIds.stances,
      into: schemeIds.stances,
    })
    .readonly(),
])

export const schemeBodies = [schemeAdd, schemeSet, schemeDelete, schemeMerge] as const
