/** How the command line is used. */
export const help = `npm run keys -- <command>     API keys, for connections and publishers that do not sign in with Entra ID

  create --name <text> [--tenant <tenant id>] [--event-types <a,b>] [--can subscribe,fire] [--expires <days>]
                                prints a new key, this once. --tenant: by default the only one of AzureAd__TenantId;
                                --event-types: by default all; --can: by default subscribe; without --expires it lasts
  rotate <id> [--grace <hours>]
                                prints a new secret for a key, this once; the old one works on for the grace (24 hours).
                                Its flows' subscriptions stay its own. --grace 0 ends all old secrets
  revoke <id>                   ends a key
  list [--json]                 shows the keys, never a secret
  --help                        this text

The storage is the app's own: AzureWebJobsStorage… from the environment, then from Values in local.settings.json.
A key is sent as the header x-api-key. The app notices a rotation with --grace 0 and a revocation within half a minute.
Only the key goes to standard output, remarks go to standard error: npm run --silent keys -- create … > key.txt`
