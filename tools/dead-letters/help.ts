/** How the command line is used. */
export const help = `npm run dead-letters -- <command>     what could not be delivered, of all tenants

  list [filters] [--limit <n>] [--cursor <text>] [--json]
                                shows dead letters, 100 unless --limit says otherwise; a remark says how to go on
  show --tenant <tenant id> <id>
                                all that is known of one, its event's payload included
  replay --tenant <tenant id> <id>
                                has one attempted again, with its whole schedule before it
  replay <filters> | --all [--dry-run] [--yes] [--cursor <text>] [--json]
                                has all of them attempted again; --yes for more than 1,000. When it is stopped, --cursor
                                goes on from the last one that it told
  purge --before <day> [--dry-run]
                                deletes events that were fired before then, and all that became of them; those that are not
                                settled yet are kept
  --help                        this text

Filters: --tenant <id>  --event-type <name>  --subscription <id>  --reason <reason>  --from <time>  --until <time>
         A reason is one such as too-large, or a side of it: exhausted, server-error. Times are those of firing, as ISO 8601.

A callback that is disabled is not replayed to: POST /subscriptions/{id}/enable first.
The storage is the app's own: AzureWebJobsStorage… from the environment, then from Values in local.settings.json.
Results go to standard output, progress and remarks to standard error.`
