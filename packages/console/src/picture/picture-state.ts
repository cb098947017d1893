/** Which of the two pictures is shown: the message as it was, or as it leaves. */
export type PictureState = "before" | "after"

/** "would": nobody got it, or not yet. "could": it went out, so they could see it; whether they looked, no picture knows. */
export type Tense = "would" | "could"
