/** What the functions without an HTTP trigger saw, for a test to ask for. */
export const seen = []
