/**
 * The files of a folder and the folders in it that may hold mail, in a stable order.
 *
 * A Maildir is told by its `cur` and `new`: in it only their files are messages (and its subfolders may be Maildirs too);
 * what a delivering program left in `tmp`, and index files, are not. In any other folder every file may be mail.
 *
 * Deliberately out of scope: hidden files and links to folders, which may go round in circles. Sockets, devices and pipes
 * are not opened: they would block.
 */
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"

/** How deep folders are followed: mail archives have three or four levels. */
const MAX_DEPTH = 32

export type FolderFile = {
  readonly path: string
  /** It stands where only mail stands, or is named so: when it can't be read, that is worth telling. */
  readonly claimsToBeMail: boolean
}

/** Names only; no file is opened. Throws what the operating system says about the folder itself. */
export async function filesOf(folder: string, depth = 0): Promise<readonly FolderFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  const isMaildir = ["cur", "new"].every((name) =>
    entries.some((entry) => entry.name === name && entry.isDirectory()),
  )
  const files: FolderFile[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const isMessages = isMaildir && (entry.name === "cur" || entry.name === "new")
      // Maildir++ names its subfolders ".Sent"; anywhere else a name with a dot is hidden.
      const isHidden = isMaildir ? entry.name === "tmp" : entry.name.startsWith(".")
      if (isMessages) files.push(...(await messagesOf(path)))
      else if (!isHidden && depth < MAX_DEPTH)
        files.push(...(await filesOf(path, depth + 1).catch(() => unread(path))))
    } else if (!isMaildir && !entry.name.startsWith(".") && (entry.isFile() || (await isFileLink(path)))) {
      files.push({ path, claimsToBeMail: /\.(?:eml|mbox|mbx|msg|pst)$/i.test(entry.name) })
    }
  }
  return files
}

async function messagesOf(folder: string): Promise<readonly FolderFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return unread(folder)
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => ({ path: join(folder, entry.name), claimsToBeMail: true }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** A folder that can't be listed stays in the list: opening it will say why. */
function unread(path: string): readonly FolderFile[] {
  return [{ path, claimsToBeMail: true }]
}

async function isFileLink(path: string): Promise<boolean> {
  const target = await stat(path).catch(() => undefined)
  return target?.isFile() === true
}
