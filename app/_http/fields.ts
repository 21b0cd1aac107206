import { z } from 'zod'

type Typed = Record<string, string | string[]>

export function fieldNames(schema: z.ZodType): string[] {
  return Object.keys(shapeOf(schema))
}

/** What was typed, for the schema to check. A field that the form left out is empty. */
export function readFields(form: URLSearchParams, schema: z.ZodType, nameOf: (field: string) => string): Typed {
  const read = (name: string, type: z.core.$ZodType) => (isList(type) ? form.getAll(name) : (form.get(name) ?? ''))
  return Object.fromEntries(Object.entries(shapeOf(schema)).map(([field, type]) => [field, read(nameOf(field), type)]))
}

function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape
  if (schema instanceof z.ZodPipe) return shapeOf(schema.def.in)
  if (schema instanceof z.ZodIntersection) return { ...shapeOf(schema.def.left), ...shapeOf(schema.def.right) }
  if (schema instanceof z.ZodUnion) return Object.assign({}, ...schema.options.map(shapeOf))
  throw new TypeError('The schema of a form has fields.')
}

function isList(type: z.core.$ZodType): boolean {
  return type instanceof z.ZodPipe ? isList(type.def.in) : type instanceof z.ZodArray
}
