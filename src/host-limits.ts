/**
 * The host ends a function after this long, and with it all that runs in the same process: `functionTimeout` in host.json, which a
 * test holds against this. What may take longer stops in time and goes on by another message.
 */
export const functionTimeoutMs = 10 * 60_000

/**
 * A message whose worker died comes back after this long at the latest.
 * Source: visibility timeout of the Storage Queue extension, which it renews while a function runs
 * (https://github.com/Azure/azure-sdk-for-net/tree/main/sdk/storage/Microsoft.Azure.WebJobs.Extensions.Storage.Queues).
 */
export const messageLeaseMs = 10 * 60_000
