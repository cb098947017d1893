/** Which of the two pictures is shown: the message as it was, or as it leaves. */
export type PictureState = "before" | "after"
