/** When whoever was not seen longest was last seen: what forgetting takes first. Reads all people. */
import { connectToRead } from "./connection.ts"

/** Days since 1970; undefined: nobody is known. Throws what SQLite throws. */
export function oldestDay(path: string): number | undefined {
  const db = connectToRead(path)
  try {
    const [day, count] = db.first("SELECT coalesce(min(last), 0), count(*) FROM person") ?? []
    return count === 0 ? undefined : day
  } finally {
    db.close()
  }
}
