/** Says of a PDF what of its tags a program can see to be wrong; see ./pdf/tag-check.ts. `node tools/check-pdf-tags.ts FILE` */
import { readPdf } from "./pdf/pdf-file.ts"
import { tagFaults } from "./pdf/tag-check.ts"
import { findExecutable } from "./system-test.ts"

const [path] = process.argv.slice(2)
const qpdf = findExecutable("qpdf", process.env)
if (path === undefined || qpdf === undefined) {
  console.error(path === undefined ? "which file?" : "needs qpdf; to enable: sudo apt-get install qpdf")
  process.exit(2)
}
const faults = tagFaults(readPdf(qpdf, path))
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1
