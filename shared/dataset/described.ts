import { z } from 'zod'

/** A schema with the sentence that the published JSON Schema explains it with. */
export const described = <S extends z.ZodType>(schema: S, description: string): S =>
  schema.describe(description)

/** A schema that the published JSON Schema defines once, under this name. */
export const named = <S extends z.ZodType>(schema: S, id: string, description: string): S =>
  schema.meta({ id, description })

/** An object with these fields that may have more: what a newer version added is kept. The type knows these only. */
export const open = <S extends z.ZodRawShape>(shape: S): z.ZodObject<S> =>
  z.looseObject(shape) as unknown as z.ZodObject<S>
