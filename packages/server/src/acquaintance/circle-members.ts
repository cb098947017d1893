/** The members of a circle as the database has them: ids in ascending order, four octets each, little-endian. */
const OCTETS = 4

export function membersOf(ids: readonly number[]): Uint8Array {
  const octets = new Uint8Array(ids.length * OCTETS)
  const view = new DataView(octets.buffer)
  ids.toSorted((a, b) => a - b).forEach((id, place) => view.setUint32(place * OCTETS, id, true))
  return octets
}

export function idsIn(members: Uint8Array): readonly number[] {
  const view = new DataView(members.buffer, members.byteOffset, members.byteLength)
  return Array.from({ length: members.byteLength / OCTETS }, (_, place) =>
    view.getUint32(place * OCTETS, true),
  )
}

/** For the keyed hash by which the same circle is found again. */
export function textOf(members: Uint8Array): string {
  return members.toBase64()
}
