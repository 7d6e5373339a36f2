/** What a flow's error answer says: `{"error":{"code":…,"message":"…with state 'Disabled'…"}}`. */
export interface FlowError {
  readonly flowCode?: string
  readonly flowState?: string
}

const code = /"code"\s*:\s*"(\w{1,80})"/
const state = /state\s+'(\w{1,40})'/

/** Reads the code and state out of an error body, which may be cut off at any place, or be no JSON at all. */
export const parseFlowError = (body: string): FlowError => {
  const [, flowCode] = code.exec(body) ?? []
  const [, flowState] = state.exec(body) ?? []
  return {
    ...(flowCode === undefined ? {} : { flowCode }),
    ...(flowState === undefined ? {} : { flowState }),
  }
}
