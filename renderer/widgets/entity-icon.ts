import {
  Box,
  CalendarDays,
  CircleDot,
  Landmark,
  type LucideIcon,
  MapPin,
  Shield,
  User,
  Users,
} from 'lucide-react'
import type { EntityIcon } from '#shared/model/records'

const icons: Record<EntityIcon, LucideIcon> = {
  person: User,
  group: Users,
  organisation: Shield,
  government: Landmark,
  place: MapPin,
  event: CalendarDays,
  object: Box,
  other: CircleDot,
}

/** The picture for a type of entity. */
export function entityIconOf(icon: EntityIcon): LucideIcon {
  return icons[icon]
}
