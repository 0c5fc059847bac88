import { corrupt } from '../engine/storage/torture/corrupt'
import { enospc } from '../engine/storage/torture/enospc'
import { faultfs } from '../engine/storage/torture/faultfs'
import { kill } from '../engine/storage/torture/kill'
import type { Ordeal } from '../engine/storage/torture/ordeal'
import { prefix } from '../engine/storage/torture/prefix'
import { speed } from '../engine/storage/torture/speed'
import { writers } from '../engine/storage/torture/writers'
import { hostile } from './hostile'
import { loopback } from './loopback'
import { merge } from './merge'
import { ops } from './ops'

/** What Claimbench promises about files and about the port it listens on, each put to the test, by name. */
export const ordeals: Readonly<Record<string, Ordeal>> = {
  kill,
  faultfs,
  enospc,
  prefix,
  writers,
  corrupt,
  ops,
  merge,
  hostile,
  loopback,
  speed,
}
