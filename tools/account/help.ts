/** How the command line is used. */
export const help = `npm run account -- [options]     proves that each stored event's account adds up, of all tenants

  --event <id>                  of this event only
  --event-type <name>           of events of this type only
  --from <time> --until <time>  of events fired then or later, and before, as ISO 8601
  --json                        for programs
  --help                        this text

The exit code is 1 when an account is wrong, or when an event that is older than 15 minutes has no whole record.
The storage is the app's own: AzureWebJobsStorage… from the environment, then from Values in local.settings.json.
Results go to standard output, progress and remarks to standard error.`
