/** Users (app/account/users.ts) over the thread that has the database. */
import type { Users } from "../app/account/users.ts"
import type { Connection } from "./connection.ts"
import type { RowsOf } from "./ledger-rows.ts"
import { passwords } from "./password.ts"

type Account = { readonly name: string; readonly password: string }

/** `hashOf`: keyed hash of a name. Names are compared octet for octet. */
export function usersOf({ ask }: Connection, hashOf: (name: string) => string, rowsOf: RowsOf): Users {
  const { hash, matches } = passwords()
  return {
    verify: async (name, password) => {
      const found = await ask("accountFind", { hash: hashOf(name) })
      return await matches(password, found === undefined ? undefined : parse(found).password)
    },
    put: async (name, password, ledger) => {
      const account: Account = { name, password: await hash(password) }
      const asks = { hash: hashOf(name), account: JSON.stringify(account), ledger: rowsOf(ledger) }
      await ask("accountPut", asks)
    },
    remove: async (name, ledger) =>
      await ask("accountRemove", { hash: hashOf(name), ledger: rowsOf(ledger) }),
    list: async () => (await ask("accountList", undefined)).map((account) => parse(account).name).toSorted(),
  }
}

function parse(account: string): Account {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(account) as Account
}
