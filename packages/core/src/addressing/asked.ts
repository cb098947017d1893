/** Recipients up to which the memory is asked about each: it is the dearest question, and a mailing is no slip of the pen. */
export const MAX_ASKED = 50
