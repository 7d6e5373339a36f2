import type { Graph } from './graph.js'
import type { Application } from './graph-types.js'

/** Where Graph has the application of a name. Source: https://learn.microsoft.com/graph/api/application-upsert */
export const applicationOf = (name: string) => `/applications(uniqueName='${name}')`

/** Makes an application by its own name, a key that is given with it, so that two who call this at once make one. */
export const createApplication = async (graph: Graph, name: string): Promise<Application> => {
  const made = graph.upsert<Application>(applicationOf(name), {
    displayName: 'Flow Triggers',
    signInAudience: 'AzureADMyOrg',
  })
  return (
    (await made.catch(tellHeldName(name))) ?? (await graph.get<Application>(applicationOf(name)))
  )
}

/** Source: https://github.com/microsoftgraph/msgraph-bicep-types/issues/137 */
const tellHeldName = (name: string) => (cause: unknown) => {
  if (!String(cause).includes('property uniqueName already exists')) throw cause
  throw new Error(
    `A registration of the name ${name} was deleted, and Entra ID keeps it for 30 days: restore it, or delete it for good, under App registrations, Deleted applications; or take another --name.`,
    { cause },
  )
}
