/**
 * So many rows of one partition does storage change in one transaction at most.
 * Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */
export const rowsPerTransaction = 100
