/** A file as the API takes it: its octets in base64. */

/** Rejects where the file cannot be read (any more). */
export async function base64Of(file: Blob): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener("error", () => reject(new Error("the file could not be read")))
    reader.addEventListener("load", () => {
      const { result } = reader
      // RFC 2397: everything after the comma; "data:" alone where the file is empty.
      if (typeof result === "string")
        resolve(result.includes(",") ? result.slice(result.indexOf(",") + 1) : "")
    })
    reader.readAsDataURL(file)
  })
}
