param location string
param tags object
param applicationInsightsName string

@description('Who is mailed; empty: nobody.')
param email string

// What only an operator can mend. Each row is an event of the app's log (one JSON line an outcome), or what the platform counts.
var alerts = [
  {
    name: 'messages-stuck'
    about: 'Work that was accepted keeps failing: look at the error beside it.'
    severity: 1
    window: 'PT15M'
    query: 'traces | where message has \'"event":"messages.stuck"\''
  }
  {
    name: 'account-wrong'
    about: 'An event\'s account does not add up, which the app promises: npm run account shows which.'
    severity: 1
    window: 'PT15M'
    query: 'traces | where message has \'"event":"account.wrong"\''
  }
  {
    name: 'message-refused'
    about: 'A queue holds a message that the app did not write, or a newer version of it did.'
    severity: 2
    window: 'PT15M'
    query: 'traces | where message has \'"event":"message.refused"\''
  }
  {
    name: 'event-type-missing'
    about: 'Flows subscribe to an event type that is gone from the catalogue: give it back, or add an alias.'
    severity: 2
    window: 'PT15M'
    query: 'traces | where message has \'"event":"event-type.missing"\''
  }
  {
    name: 'backlog-late'
    about: 'Work that is due has waited for more than five minutes: events are late.'
    severity: 2
    window: 'PT15M'
    query: 'traces | where message has \'"event":"backlog.late"\''
  }
  {
    name: 'callback-failing'
    about: 'A callback is at 50, 75 or 90 percent of the way to being disabled: tell its maker.'
    severity: 3
    window: 'PT15M'
    query: 'traces | where message has \'"event":"callback.failing"\''
  }
  {
    name: 'callback-disabled'
    about: 'A callback has failed for so long that it is called no more: POST /subscriptions/{id}/enable when it is back.'
    severity: 3
    window: 'PT15M'
    query: 'traces | where message has \'"event":"callback.disabled"\''
  }
  {
    name: 'dead-letters'
    about: 'Deliveries were given up: npm run dead-letters -- list says why.'
    severity: 3
    window: 'PT15M'
    query: 'traces | where message has \'"event":"delivery.dead-lettered"\''
  }
  {
    name: 'dead-letters-left'
    about: 'Deliveries of the last day that were given up have not been replayed: the alert goes when none are left.'
    severity: 3
    window: 'PT2H'
    query: 'customMetrics | where name == "flowtriggers.deliveries.dead_lettered" | summarize arg_max(timestamp, valueMax) by tostring(customDimensions.event_type) | where valueMax > 0'
  }
  {
    name: 'server-errors'
    about: 'The app answers 5xx, or does not start: its log says why.'
    severity: 1
    window: 'PT15M'
    query: 'requests | where toint(resultCode) >= 500'
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${applicationInsightsName}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'flowtriggers'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: 'alert-${alert.name}'
    location: location
    tags: tags
    properties: {
      displayName: 'Flow Triggers: ${alert.name}'
      description: alert.about
      severity: alert.severity
      enabled: true
      scopes: [insights.id]
      evaluationFrequency: 'PT15M'
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [mail.id] }
    }
  }
]
