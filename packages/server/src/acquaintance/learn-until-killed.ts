/** Learns into an index, and says so, until it is killed: the child of kill.test.ts. */
import { DAY, KEY, lesson } from "./example-lesson.ts"
import { openAcquaintanceWriter } from "./writer.ts"

const [path = "", name = ""] = process.argv.slice(2)
const writer = openAcquaintanceWriter(path, KEY)
if (!writer.ok) throw new Error(writer.error.kind)
for (let number = 0; ; number += 1) {
  const open = Array.from({ length: number % 20 }, (_, place) => `p${number}x${place}@burger.example`)
  writer.value.learn([lesson("olga@voorbeeld.example", [`${name}${number}@post.example`, ...open])], DAY)
  process.stdout.write(`learned ${number}\n`)
}
